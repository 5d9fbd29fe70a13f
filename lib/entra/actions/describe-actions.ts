import { and, eq, inArray, max } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import type { ActionSpec } from "./define-action.ts";
import { findEnd } from "./ending-rows.ts";
import { checkEligibility } from "./eligibility.ts";
import type { ActionCard, CardEligibility } from "./panel-types.ts";
import { digestOf } from "./precondition.ts";
import { listActions } from "./registry.ts";
import type { ActionFacts, ActionInput } from "./types.ts";
import { hasUndo } from "./undo-of.ts";

/** Whose approval an action needs, in words; or why nobody is left who could give it. */
export type ApprovalNeed =
  | { status: "none" }
  | { status: "due"; by: string }
  | { status: "nobody"; reason: string; whereToDoIt: string };

/** Answers that for one action on these facts. Given from above: the rules of approval are not known here. */
export type ApprovalText = (action: ActionSpec, facts: ActionFacts) => ApprovalNeed;

/** Every action as plain data for one person: what it is, whether it can work, and why not. */
export function describeActions(db: Database, facts: ActionFacts, approvalOf: ApprovalText): ActionCard[] {
  return listActions()
    .filter(isOffered(facts))
    .map((action) => ({
      key: action.key,
      title: action.title,
      sentence: action.sentence,
      button: action.button,
      running: action.words.running,
      icon: action.icon,
      shortcut: action.shortcut,
      severity: action.severity,
      isDestructive: action.isDestructive,
      canBeUndone: hasUndo(action),
      fields: action.fields,
      confirm: action.confirm?.(facts) ?? null,
      note: action.note?.(facts) ?? null,
      changes: action.fields.length === 0 ? action.summarize(facts) : [],
      canEnd: action.canEnd,
      // A typed name is one person's, a temporary password is handed to one, and nobody searches the bin.
      takesMorePeople: action.severity !== "high" && !action.makesPassword && action.actsOn === "live",
      ...willItWork(db, action, facts, {}, approvalOf),
    }));
}

/** What is for people in Entra's bin would only be in the way beside all others. */
const isOffered =
  ({ person }: ActionFacts) =>
  ({ actsOn }: ActionSpec) =>
    actsOn === "live" || person.status === "Deleted";

/** Will it work, and after whose approval; where nobody may approve, it can't. */
export function willItWork(
  db: Database,
  action: ActionSpec,
  facts: ActionFacts,
  input: ActionInput,
  approvalOf: ApprovalText,
): { eligibility: CardEligibility; approval: string | null } {
  const eligibility = cardEligibility(db, action, facts, input);
  if (!isOpenTo(eligibility)) return { eligibility, approval: null };
  const need = approvalOf(action, facts);
  if (need.status === "none") return { eligibility, approval: null };
  if (need.status === "due") return { eligibility, approval: need.by };
  // Who may approve can depend on what is still to be chosen.
  const isOpen = action.fields.length > 0 && facts.group === null && facts.app === null;
  if (isOpen) return { eligibility, approval: "somebody whom the approval rules name" };
  const { reason, whereToDoIt } = need;
  return {
    eligibility: { status: "not-possible", reason, whereToDoIt, needsReconnect: false },
    approval: null,
  };
}

/** Can it be asked for: to be given, or to be given for longer? */
export function isOpenTo(eligibility: CardEligibility): boolean {
  return (
    eligibility.status === "ready" ||
    (eligibility.status === "already-so" && eligibility.endsAt !== undefined)
  );
}

/** As plain data; an "already so" of our own making knows since when, and when it ends. */
function cardEligibility(
  db: Database,
  action: ActionSpec,
  facts: ActionFacts,
  input: ActionInput,
): CardEligibility {
  const answer = checkEligibility(action, facts);
  if (answer.status === "ready") return { status: "ready" };
  if (answer.status === "already-so") {
    const tenantId = facts.connection?.tenantId ?? "";
    const call = { tenantId, actionKey: action.key, subjectObjectId: facts.person.objectId, input };
    const since = lastDoneAt(db, digestOf(call));
    const endsAt = action.canEnd ? findEnd(db, call) : null;
    return { status: "already-so", sentence: answer.sentence, since, ...(endsAt === null ? {} : { endsAt }) };
  }
  const { reason, whereToDoIt, code } = answer;
  const needsReconnect = code === "missing-permission" || code === "needs-reauthorization";
  return { status: "not-possible", reason, whereToDoIt, needsReconnect };
}

function lastDoneAt(db: Database, digest: string): number | null {
  const row = db
    .select({ at: max(actionRuns.finishedAt) })
    .from(actionRuns)
    .where(and(eq(actionRuns.digest, digest), inArray(actionRuns.state, ["done", "verified"])))
    .get();
  return row?.at ?? null;
}
