import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { keysOf } from "#lib/platform/keys-of.ts";
import type { ServerActionResult } from "#lib/platform/server-action.ts";

/** What a pair has come to: its own word, and a shape for it. */
export type RowResult =
  | "done"
  | "already-so"
  | "waiting-approval"
  | "unknown"
  | "refused"
  | "failed"
  | "no-answer";

/** A pair on its way. `hasEnded`: it is never sent again; else a second try may send it. */
export type RowState =
  | { status: "waiting" }
  | { status: "running" }
  | { status: "answered"; result: RowResult; message: string; hasEnded: boolean };

export const RESULT_WORDS: Record<RowResult, string> = {
  done: "Done",
  "already-so": "Already so",
  "waiting-approval": "Asked for approval",
  unknown: "Checking",
  refused: "Not possible",
  failed: "Failed",
  "no-answer": "No answer",
};

export const NO_ANSWER: RowState = {
  status: "answered",
  result: "no-answer",
  message: "Gatehouse didn't answer. Trying again can't do it twice.",
  hasEnded: false,
};

/** An answer as the state of its row. Only what was refused before it became a run may be sent again. */
export function rowStateOf(answer: ServerActionResult<ActionOutcome>): RowState {
  if (answer.status === "error")
    return { status: "answered", result: "no-answer", message: answer.message, hasEnded: false };
  if (answer.status === "refused")
    return { status: "answered", result: "refused", message: answer.message, hasEnded: false };
  const { status: result, runId, message } = answer.value;
  return { status: "answered", result, message, hasEnded: result !== "refused" || runId !== null };
}

/** Keys of the pairs that a click sends: those never tried, or without an end. */
export function keysToSend(keys: readonly string[], states: ReadonlyMap<string, RowState>): string[] {
  return keys.filter((key) => {
    const state = states.get(key);
    return state?.status !== "answered" || !state.hasEnded;
  });
}

/** "5 done, 1 asked for approval, 2 not sent". */
export function batchWords(states: readonly (RowState | undefined)[]): string {
  const count = (result: RowResult) =>
    states.filter((state) => state?.status === "answered" && state.result === result).length;
  const unsent = states.filter((state) => state?.status !== "answered").length;
  const parts = keysOf(RESULT_WORDS).map((result) => ({
    n: count(result),
    word: RESULT_WORDS[result].toLowerCase(),
  }));
  return [...parts, { n: unsent, word: "not sent" }]
    .filter(({ n }) => n > 0)
    .map(({ n, word }) => `${n} ${word}`)
    .join(", ");
}
