"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { refreshIfUp } from "#components/requests/refresh-if-up.ts";
import { submitWorkflowDraft } from "#lib/workflows/server-actions.ts";
import type { DocumentProblem, WorkflowDetails } from "#lib/workflows/types.ts";
import { errorsOf } from "./draft-errors.ts";
import type { WorkflowDraft } from "./editor-part.ts";

const SAVE_AFTER_MS = 700;
const UNDO_MOST = 50;
const NO_ANSWER = "Gatehouse didn’t answer. What you wrote is still here.";

type Saved = {
  draft: WorkflowDraft;
  version: number;
  problems: readonly DocumentProblem[];
  at: number | null;
};
type History = { draft: WorkflowDraft; past: readonly WorkflowDraft[] };
type SaveState =
  | { kind: "idle" }
  | { kind: "saving" }
  /** Somebody else saved meanwhile. */
  | { kind: "conflict" }
  | { kind: "failed"; message: string };

const draftOf = ({ name, description, dailyLimit, document }: WorkflowDetails): WorkflowDraft => ({
  name,
  description,
  dailyLimit,
  document,
});
const savedOf = (workflow: WorkflowDetails): Saved => ({
  draft: draftOf(workflow),
  version: workflow.draftVersion,
  problems: workflow.problems,
  at: null,
});

/** What is being written, and what was before each change of it. */
function useHistory(first: WorkflowDraft) {
  const [{ draft, past }, setHistory] = useState<History>(() => ({ draft: first, past: [] }));
  return {
    draft,
    canUndo: past.length > 0,
    begin: (next: WorkflowDraft) => setHistory({ draft: next, past: [] }),
    change: (next: (now: WorkflowDraft) => WorkflowDraft) =>
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

/**
 * The draft while it is written: saved by itself a moment after the last change, when it is whole; what
 * was before each change is kept for Undo; a save of somebody else is never overwritten unasked.
 */
export function useWorkflowDraft(workflow: WorkflowDetails) {
  const router = useRouter();
  const [saved, setSaved] = useState(() => savedOf(workflow));
  const history = useHistory(saved.draft);
  const { draft } = history;
  const [save, setSave] = useState<SaveState>({ kind: "idle" });
  const isDirty = draft !== saved.draft;
  const isNewer = workflow.draftVersion > saved.version;

  const start = (next: Saved) => {
    setSaved(next);
    history.begin(next.draft);
    setSave({ kind: "idle" });
  };
  // Read anew with a later save, and nothing of ours is unsaved: what is there is shown.
  if (isNewer && !isDirty && save.kind !== "saving") start(savedOf(workflow));

  const errors = useMemo(
    () => errorsOf(draft, workflow.id, saved.version),
    [draft, workflow.id, saved.version],
  );
  const isWhole = errors === null;

  const send = useEffectEvent(async () => {
    setSave({ kind: "saving" });
    try {
      const input = { id: workflow.id, draftVersion: saved.version, ...draft };
      const result = await submitWorkflowDraft(input);
      if (result.status === "ok") {
        setSaved({
          draft,
          version: result.value.draftVersion,
          problems: result.value.problems,
          at: Date.now(),
        });
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
    if (!isDirty || !isWhole || save.kind !== "idle") return;
    const timer = setTimeout(() => void send(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
    // Each change of the draft starts the wait anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [draft, isDirty, isWhole, save.kind]);
  useLeaveWarning(isDirty);

  const change = (next: (now: WorkflowDraft) => WorkflowDraft) => {
    history.change(next);
    setSave((now) => (now.kind === "failed" ? { kind: "idle" } : now));
  };
  return {
    draft,
    change,
    undo: history.undo,
    canUndo: history.canUndo,
    errors,
    problems: saved.problems,
    version: saved.version,
    savedAt: saved.at,
    isDirty,
    save,
    /** The other one's save was read and can be shown, or written over. */
    isNewer,
    retry: () => setSave({ kind: "idle" }),
    useTheirs: () => start(savedOf(workflow)),
    keepMine: () => {
      setSaved({ ...savedOf(workflow), draft: saved.draft });
      setSave({ kind: "idle" });
    },
  };
}
