import { alreadySoText, fillWords, sentenceCase } from "./action-words.ts";
import type { PasswordView } from "#lib/entra/passwords/types.ts";
import type { ActionSpec } from "./define-action.ts";
import { endingOfKey } from "./ending-rows.ts";
import type { ActionRunView, RunStanding, SentencePart } from "./panel-types.ts";
import { findAction } from "./registry.ts";
import { isUndoInTime, undoOf } from "./undo-of.ts";
import type { ActionRun } from "./run-state.ts";

/** Who reads: agents see why and technical details, employees a plain sentence. */
export type RunReader = { memberId: string; isAgent: boolean; personObjectId: string | null; now: number };

const FIXED_WORDS: Partial<Record<RunStanding, string>> = {
  checking: "Checking",
  "already-so": "Already so",
  refused: "Not possible",
  failed: "Failed",
  undone: "Undone",
};

/** A run as one line: who did what to whom, how it ended, and what can be done about it. Pure. */
export function describeActionRun(
  run: ActionRun,
  actorName: string,
  reader: RunReader,
  password: PasswordView | null = null,
): ActionRunView {
  const action = findAction(run.actionKey);
  if (action === null) throw new Error(`Action ${run.actionKey} is not in the registry.`);
  const standing = standingOf(run);
  const isEffective = standing === "done" || standing === "verified";
  return {
    id: run.id,
    standing,
    mark: standing === "already-so" || standing === "undone" ? "stays" : action.mark,
    target: targetOf(run, action),
    sentence: sentenceOf(run, action, standing, actorName, reader),
    word: standing === "running" ? action.words.running : (FIXED_WORDS[standing] ?? action.words.result),
    by: run.actorId === reader.memberId ? "you" : actorName,
    startedAt: run.createdAt,
    at: run.finishedAt ?? run.createdAt,
    endsAt: isEffective ? run.endsAt : null,
    message: reader.isAgent ? messageOf(run, action, standing) : null,
    canBeUndone: reader.isAgent && isEffective && isUndoable(run, action, reader.now),
    password: reader.isAgent ? password : null,
    needsReconnect: run.errorKind === "missing-permission" || run.errorKind === "needs-reauthorization",
    actionKey: run.actionKey,
    input: reader.isAgent ? run.input : {},
    technical: reader.isAgent ? technicalOf(run) : null,
  };
}

function isUndoable(run: ActionRun, action: ActionSpec, now: number): boolean {
  return isUndoInTime(run, now) && run.undoneBy === null && undoOf(run, action) !== null;
}

function targetOf({ labels }: ActionRun, action: ActionSpec): string {
  return labels["app"] ? `${labels["app"]}${labels["how"] ?? ""}` : labels["group"] || action.title;
}

function standingOf(run: ActionRun): RunStanding {
  if (run.undoneBy !== null) return "undone";
  if (run.state === "intent" || run.state === "sent") return "running";
  return run.state === "unknown" ? "checking" : run.state;
}

function sentenceOf(
  run: ActionRun,
  action: ActionSpec,
  standing: RunStanding,
  actorName: string,
  reader: RunReader,
): SentencePart[] {
  const isAboutReader = !reader.isAgent && run.subjectObjectId === reader.personObjectId;
  const labels = isAboutReader ? { ...run.labels, person: "you" } : run.labels;
  const { words } = action;
  const isEnding = endingOfKey(run.idempotencyKey) !== null;
  const why = run.undoOf !== null ? " to undo it" : isEnding ? " on its last day" : "";
  if (standing === "already-so") {
    if (!reader.isAgent) return strongNames(`${actorName} checked: nothing had to change`, labels);
    const said = run.errorMessage?.replace(/\.$/, "") ?? "Nothing to do";
    return strongNames(`${sentenceCase(words.alreadySo)}. ${said}`, labels);
  }
  if (standing === "running") return strongNames(`${actorName} is about to ${words.bare}${why}`, labels);
  if (standing === "checking")
    return strongNames(`${actorName} tried to ${words.bare}; the result is being checked`, labels);
  if (standing === "failed" || standing === "refused")
    return strongNames(`${actorName} couldn't ${words.bare}`, labels);
  return strongNames(`${actorName} ${words.past}${why}`, labels);
}

/** Fills the names in and marks them as strong. */
function strongNames(template: string, labels: Readonly<Record<string, string>>): SentencePart[] {
  return template
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => ({ text: fillWords(part, labels), isStrong: part.startsWith("{") && part !== "{how}" }));
}

function messageOf(run: ActionRun, action: ActionSpec, standing: RunStanding): string | null {
  if (standing === "already-so") return alreadySoText(run, action);
  return run.errorMessage;
}

function technicalOf(run: ActionRun): { label: string; value: string }[] {
  const rows: [string, string | null][] = [
    ["Microsoft's request id", run.graphRequestId],
    ["Client request id", run.clientRequestId],
    ["Reason", run.errorKind],
    ["Verified in Entra", run.verifiedAt === null ? null : new Date(run.verifiedAt).toISOString()],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
