import type { ActionSpec, UndoableRun } from "./define-action.ts";
import type { ActionInput, ActionKey } from "./types.ts";

/** The call that takes a run back exactly; null when there is none. */
export function undoOf(
  run: UndoableRun,
  { inverse, undoInput }: ActionSpec,
): { actionKey: ActionKey; input: ActionInput } | null {
  if (inverse === null) return null;
  const input = undoInput === undefined ? run.input : undoInput(run);
  return input === null ? null : { actionKey: inverse, input };
}
