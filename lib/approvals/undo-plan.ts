import { fillWords, labelsOf, sentenceCase } from "#lib/entra/actions/action-words.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import { endingOfKey } from "#lib/entra/actions/ending-rows.ts";
import type { ActionRun } from "#lib/entra/actions/run-state.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import { hasUndo, isUndoInTime, undoOf } from "#lib/entra/actions/undo-of.ts";

/** A run that had an effect and stands, with its opposite and what that would be decided on. */
export type UndoCandidate = {
  run: ActionRun;
  action: ActionSpec;
  /** Null when there is no opposite call. */
  opposite: { action: ActionSpec; facts: ActionFacts } | null;
};

/** One run of the set: what would be done, or what was done and why it stays. */
export type UndoLine = { runId: string; text: string; at: number };
export type UndoSet = {
  /** In the order in which they are to be undone. */
  steps: readonly UndoLine[];
  kept: readonly (UndoLine & { why: string })[];
};

/**
 * What of these runs can be taken back, in order: the account first, then sign-in, then the rest from the
 * latest to the first. Everything is judged as it will be once the account is back. Pure.
 */
export function planUndo(candidates: readonly UndoCandidate[]): UndoSet {
  const steps: { line: UndoLine; rank: number }[] = [];
  const kept: (UndoLine & { why: string })[] = [];
  const restores = candidates.some((candidate) => rankOf(candidate) === 0 && whyKept(candidate) === null);
  const comesBack = candidates.some(unblocks) ? "Blocked" : "Active";
  for (const candidate of candidates.filter(isStill).toSorted((a, b) => timeOf(b) - timeOf(a))) {
    const rank = rankOf(candidate);
    const later = restores && rank > 0 ? withStatus(candidate, comesBack) : candidate;
    const why = whyKept(later);
    if (why === null) steps.push({ line: lineOf(later, oppositeText(later)), rank });
    else kept.push({ ...lineOf(candidate, pastText(candidate)), why });
  }
  return { steps: steps.toSorted((a, b) => a.rank - b.rank).map(({ line }) => line), kept };
}

const timeOf = ({ run }: UndoCandidate) => run.finishedAt ?? run.createdAt;
const lineOf = (candidate: UndoCandidate, text: string): UndoLine => ({
  runId: candidate.run.id,
  text,
  at: timeOf(candidate),
});

/** What was given and is gone again needs no words. */
function isStill({ opposite }: UndoCandidate): boolean {
  if (opposite?.action.mark !== "loses") return true;
  return checkEligibility(opposite.action, opposite.facts).status !== "already-so";
}

/** 0: brings the account back. 1: changes the person. 2: changes what they have. */
function rankOf({ opposite }: UndoCandidate): number {
  if (opposite?.action.actsOn === "deleted") return 0;
  return opposite?.action.fields.length === 0 ? 1 : 2;
}

function unblocks({ opposite }: UndoCandidate): boolean {
  const patches = opposite === null ? [] : opposite.action.mirror(opposite.facts, null);
  return patches.some((patch) => patch.kind === "sign-in" && !patch.isBlocked);
}

function withStatus(candidate: UndoCandidate, status: "Active" | "Blocked"): UndoCandidate {
  if (candidate.opposite === null) return candidate;
  const { action, facts } = candidate.opposite;
  return { ...candidate, opposite: { action, facts: { ...facts, person: { ...facts.person, status } } } };
}

/** Why this one stays as it is; null when it can be taken back. */
function whyKept({ run, action, opposite }: UndoCandidate): string | null {
  if (endingOfKey(run.idempotencyKey) !== null)
    return "It ended on its date, as was agreed when it was given.";
  if (action.inverse === null) return action.whyNoInverse ?? "This has no opposite.";
  if (!hasUndo(action))
    return "The opposite is confirmed by the person's name. Do it from the list of actions.";
  if (undoOf(run, action) === null || opposite === null)
    return "It is not known what exactly changed. Look in Entra, then do the opposite.";
  if (!isUndoInTime(run, opposite.facts.now)) return "It was done too long ago.";
  const answer = checkEligibility(opposite.action, opposite.facts);
  if (answer.status === "ready") return isTargetGone(opposite) ? "It is no longer in Entra." : null;
  if (answer.status === "already-so") return `Nothing to do: ${answer.sentence}`;
  return answer.whereToDoIt === null ? answer.reason : `${answer.reason} ${answer.whereToDoIt}`;
}

/** Without its group or app an action is only judged by the person. */
function isTargetGone({ action, facts }: { action: ActionSpec; facts: ActionFacts }): boolean {
  return action.fields.length > 0 && facts.group === null && facts.app === null;
}

function oppositeText({ run, opposite }: UndoCandidate): string {
  if (opposite === null) return "";
  const { action, facts } = opposite;
  return sentenceCase(
    fillWords(action.words.bare, { ...run.labels, how: labelsOf(action, facts)["how"] ?? "" }),
  );
}

const pastText = ({ run, action }: UndoCandidate) => sentenceCase(fillWords(action.words.past, run.labels));
