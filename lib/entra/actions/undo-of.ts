import type { ActionSpec, UndoableRun } from "./define-action.ts";
import { findAction } from "./registry.ts";
import type { ActionInput, ActionKey } from "./types.ts";

/** Has it an opposite that one click may start? What is confirmed by a typed name is nobody's undo. */
export function hasUndo({ inverse }: ActionSpec): boolean {
  return inverse !== null && findAction(inverse)?.severity !== "high";
}

/**
 * After this a run is history: the person and the desk have moved on, and the opposite is a fresh decision.
 * As long as Entra keeps who was deleted.
 */
export const UNDO_FOR_MS = 30 * 24 * 60 * 60_000;

/** Is it recent enough to be taken back? */
export function isUndoInTime(run: { finishedAt: number | null; createdAt: number }, now: number): boolean {
  return now < (run.finishedAt ?? run.createdAt) + UNDO_FOR_MS;
}

/** The call that takes a run back exactly; null when there is none. */
export function undoOf(
  run: UndoableRun,
  action: ActionSpec,
): { actionKey: ActionKey; input: ActionInput } | null {
  const { inverse, undoInput } = action;
  if (inverse === null || !hasUndo(action)) return null;
  const input = undoInput === undefined ? run.input : undoInput(run);
  return input === null ? null : { actionKey: inverse, input };
}
