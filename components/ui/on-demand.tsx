"use client";
import { useEffect, useSyncExternalStore, type ComponentType } from "react";
import { whenIdle } from "./when-idle.ts";

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
      (failure: unknown) => {
        // Nobody has asked to see it yet: it is tried again when they do.
        if (watchers.size === 0) isAsked = false;
        else settle({ failure });
      },
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

/** Fetches code that is likely to be wanted, once nothing else is to be done. */
export function usePreload(part: { preload: () => void }): void {
  useEffect(() => whenIdle(part.preload), [part]);
}
