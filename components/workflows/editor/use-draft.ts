"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { refreshIfUp } from "#components/requests/refresh-if-up.ts";
import type { ServerActionResult } from "#lib/platform/server-action.ts";

const SAVE_AFTER_MS = 700;
const UNDO_MOST = 50;
const NO_ANSWER = "Gatehouse didn’t answer. What you wrote is still here.";

/** What is kept of a draft: the version counts up with every save; `found` is what was found in it then. */
export type KeptDraft<Draft, Found> = { draft: Draft; version: number; found: Found };
type Saved<Draft, Found> = KeptDraft<Draft, Found> & { at: number | null };
type History<Draft> = { draft: Draft; past: readonly Draft[] };
export type SaveState =
  | { kind: "idle" }
  | { kind: "saving" }
  /** Somebody else saved meanwhile. */
  | { kind: "conflict" }
  | { kind: "failed"; message: string };

type DraftTools<Draft, Found, Errors> = {
  /** As it was read last. */
  kept: KeptDraft<Draft, Found>;
  /** Why it can't be saved as it is; null when it can. */
  errorsOf: (draft: Draft, version: number) => Errors | null;
  send: (
    draft: Draft,
    version: number,
  ) => Promise<ServerActionResult<Pick<KeptDraft<Draft, Found>, "version" | "found">>>;
};

/** What is being written, and what was before each change of it. */
function useHistory<Draft>(first: Draft) {
  const [{ draft, past }, setHistory] = useState<History<Draft>>(() => ({ draft: first, past: [] }));
  return {
    draft,
    canUndo: past.length > 0,
    begin: (next: Draft) => setHistory({ draft: next, past: [] }),
    change: (next: (now: Draft) => Draft) =>
      setHistory((now) => ({ draft: next(now.draft), past: [...now.past.slice(1 - UNDO_MOST), now.draft] })),
    undo: () =>
      setHistory((now) => {
        const before = now.past.at(-1);
        return before === undefined ? now : { draft: before, past: now.past.slice(0, -1) };
      }),
  };
}

/** The browser asks before a page with unsaved words is left. */
function useLeaveWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);
}

type Saving<Draft, Found> = Pick<DraftTools<Draft, Found, unknown>, "send"> & {
  draft: Draft;
  version: number;
  /** There is something to save, and it can be. */
  isDue: boolean;
  onSaved: (saved: Saved<Draft, Found>) => void;
};

/** Saves by itself, a moment after the last change. What went wrong waits for somebody to look. */
function useSaving<Draft, Found>({ draft, version, isDue, send, onSaved }: Saving<Draft, Found>) {
  const router = useRouter();
  const [save, setSave] = useState<SaveState>({ kind: "idle" });
  const sendNow = useEffectEvent(async () => {
    setSave({ kind: "saving" });
    try {
      const result = await send(draft, version);
      if (result.status === "ok") {
        onSaved({ draft, ...result.value, at: Date.now() });
        setSave({ kind: "idle" });
      } else if (result.status === "refused" && result.code === "conflict") {
        setSave({ kind: "conflict" });
        await refreshIfUp(router);
      } else setSave({ kind: "failed", message: result.message });
    } catch {
      // The connection broke: it may have been saved. The next save then says that it is not the newest.
      setSave({ kind: "failed", message: NO_ANSWER });
    }
  });
  useEffect(() => {
    if (!isDue || save.kind !== "idle") return;
    const timer = setTimeout(() => void sendNow(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
    // Each change of the draft starts the wait anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [draft, isDue, save.kind]);
  return {
    save,
    again: () => setSave({ kind: "idle" }),
    /** Another text may be saved where the last one could not. */
    changed: () => setSave((now) => (now.kind === "failed" ? { kind: "idle" } : now)),
  };
}

/**
 * The draft while it is written: saved by itself a moment after the last change, when it is whole; what
 * was before each change is kept for Undo; a save of somebody else is never overwritten unasked.
 */
export function useDraft<Draft, Found, Errors>(tools: DraftTools<Draft, Found, Errors>) {
  const { kept, send } = tools;
  const [saved, setSaved] = useState<Saved<Draft, Found>>(() => ({ ...kept, at: null }));
  const history = useHistory(saved.draft);
  const { draft } = history;
  const { version } = saved;
  const errors = tools.errorsOf(draft, version);
  const isDirty = draft !== saved.draft;
  const isNewer = kept.version > version;
  const isDue = isDirty && errors === null;
  const { save, again, changed } = useSaving({ draft, version, isDue, send, onSaved: setSaved });
  useLeaveWarning(isDirty);

  const takeTheirs = () => {
    setSaved({ ...kept, at: null });
    history.begin(kept.draft);
    again();
  };
  // Read anew with a later save, and nothing of ours is unsaved: what is there is shown.
  if (isNewer && !isDirty && save.kind !== "saving") takeTheirs();

  return {
    draft,
    change: (next: (now: Draft) => Draft) => {
      history.change(next);
      changed();
    },
    undo: history.undo,
    canUndo: history.canUndo,
    errors,
    found: saved.found,
    version,
    savedAt: saved.at,
    isDirty,
    save,
    /** The other one's save was read and can be shown, or written over. */
    isNewer,
    retry: again,
    takeTheirs,
    keepMine: () => {
      setSaved({ ...kept, draft: saved.draft, at: null });
      again();
    },
  };
}
