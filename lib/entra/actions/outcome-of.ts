import { alreadySoText, couldNot, fillWords, sentenceCase } from "./action-words.ts";
import type { ActionSpec } from "./define-action.ts";
import type { ActionRun } from "./run-state.ts";
import type { ActionOutcome } from "./run-types.ts";

/** A run's state as the answer to whoever asked for it. */
export function outcomeOf(run: ActionRun, action: ActionSpec): ActionOutcome {
  const outcome = (status: ActionOutcome["status"], message: string): ActionOutcome => ({
    status,
    runId: run.id,
    message,
    reason: run.errorKind,
  });
  const said = run.errorMessage ?? "";
  switch (run.state) {
    case "done":
    case "verified":
      return outcome("done", `${sentenceCase(fillWords(action.words.past, run.labels))}.`);
    case "already-so":
      return outcome("already-so", alreadySoText(run, action));
    case "refused":
      return outcome("refused", `${couldNot(action, run.labels)} ${said}`);
    case "failed":
      return outcome("failed", `${couldNot(action, run.labels)} ${said}`);
    case "unknown":
      return outcome("unknown", said);
    case "intent":
    case "sent":
      return outcome(
        "unknown",
        "Microsoft has not answered yet. The result will show here; don't do it again meanwhile.",
      );
  }
}
