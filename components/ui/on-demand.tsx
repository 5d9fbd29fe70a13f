"use client";
import { useEffect, useSyncExternalStore, type ComponentType } from "react";

type OnDemand<Props> = ComponentType<Props> & { preload: () => void; isReady: () => boolean };
type State<Props> = { Loaded?: ComponentType<Props>; failure?: unknown };

/**
 * A component whose code is fetched when it is first shown, or before, by `preload`. Once it is there it renders at
 * once, without a fallback in between; code that can't be fetched is thrown to the nearest error boundary.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let state: State<Props> = {};
  let isAsked = false;
  const watchers = new Set<() => void>();
  const settle = (next: State<Props>) => {
    state = next;
    for (const tell of watchers) tell();
  };
  const preload = () => {
    if (isAsked) return;
    isAsked = true;
    load().then(
      (Loaded) => settle({ Loaded }),
      (failure: unknown) => settle({ failure }),
    );
  };
  const watch = (tell: () => void) => {
    watchers.add(tell);
    return () => watchers.delete(tell);
  };
  const nothing: State<Props> = {};
  function Shown(props: Props) {
    const { Loaded, failure } = useSyncExternalStore(
      watch,
      () => state,
      () => nothing,
    );
    useEffect(preload, []);
    if (failure !== undefined) throw failure;
    return Loaded === undefined ? null : <Loaded {...props} />;
  }
  return Object.assign(Shown, { preload, isReady: () => state.Loaded !== undefined });
}

/** Fetches code that is likely to be wanted once the page has loaded and the browser has nothing else to do. */
export function usePreload(...wanted: readonly { preload: () => void }[]): void {
  useEffect(() => {
    const start = () => {
      for (const { preload } of wanted) preload();
    };
    const whenIdle = () =>
      "requestIdleCallback" in window ? requestIdleCallback(start) : setTimeout(start, 200);
    if (document.readyState === "complete") whenIdle();
    else window.addEventListener("load", whenIdle, { once: true });
    // What is wanted is named once, in the component that shows it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}
