import { and, eq, inArray, max } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import type { ActionSpec } from "./define-action.ts";
import { checkEligibility } from "./eligibility.ts";
import type { ActionCard, CardEligibility } from "./panel-types.ts";
import { digestOf } from "./precondition.ts";
import { listActions } from "./registry.ts";
import type { ActionFacts, ActionInput } from "./types.ts";

/** Every action as plain data for one person: what it is, whether it can work, and why not. */
export function describeActions(db: Database, facts: ActionFacts): ActionCard[] {
  return listActions().map((action) => ({
    key: action.key,
    title: action.title,
    sentence: action.sentence,
    button: action.button,
    running: action.words.running,
    icon: action.icon,
    shortcut: action.shortcut,
    severity: action.severity,
    isDestructive: action.isDestructive,
    canBeUndone: action.inverse !== null,
    fields: action.fields,
    confirm: action.confirm?.(facts) ?? null,
    note: action.note?.(facts) ?? null,
    changes: action.fields.length === 0 ? action.summarize(facts) : [],
    eligibility: cardEligibility(db, action, facts, {}),
  }));
}

/** Will it work, as plain data; an "already so" of our own making knows since when. */
export function cardEligibility(
  db: Database,
  action: ActionSpec,
  facts: ActionFacts,
  input: ActionInput,
): CardEligibility {
  const answer = checkEligibility(action, facts);
  if (answer.status === "ready") return { status: "ready" };
  if (answer.status === "already-so") {
    return { status: "already-so", sentence: answer.sentence, since: lastDoneAt(db, action, facts, input) };
  }
  const { reason, whereToDoIt, code } = answer;
  const needsReconnect = code === "missing-permission" || code === "needs-reauthorization";
  return { status: "not-possible", reason, whereToDoIt, needsReconnect };
}

function lastDoneAt(db: Database, action: ActionSpec, facts: ActionFacts, input: ActionInput): number | null {
  const tenantId = facts.connection?.tenantId;
  if (tenantId === undefined) return null;
  const digest = digestOf({ tenantId, actionKey: action.key, subjectObjectId: facts.person.objectId, input });
  const row = db
    .select({ at: max(actionRuns.finishedAt) })
    .from(actionRuns)
    .where(and(eq(actionRuns.digest, digest), inArray(actionRuns.state, ["done", "verified"])))
    .get();
  return row?.at ?? null;
}
