import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { workflowRuns } from "#db/schema/index.ts";
import type { DateKind } from "#lib/hris/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { addDays, hourOfDay } from "#lib/platform/day-start.ts";
import { readConditionFacts } from "./condition-facts-data.ts";
import { CATCH_UP_MS } from "./constants.ts";
import { datesInDoubtUntil } from "./doubt-data.ts";
import { conditionsHold } from "./judge-conditions.ts";
import type { PublishedWorkflow } from "./published-data.ts";
import type { RunState } from "./types.ts";

/** Somebody with a date; `objectId` is null while they are not in Entra. */
export type DatedPerson = {
  objectId: string | null;
  kind: DateKind;
  date: string;
  timeZone: string;
  inScope: boolean;
  status: "Active" | "Blocked" | "Deleted";
};

/** What will become of a date under a workflow: its run, or none and why, as far as it can be said now. */
export type DateOutlook =
  | { status: "starts" }
  | { status: "started"; runId: string; state: RunState }
  | { status: "waits" | "starts-not"; why: string };

/** Names the occasion: each person, date and workflow once. */
export const dateKey = (
  workflowId: string,
  { objectId, kind, date }: Pick<DatedPerson, "objectId" | "kind" | "date">,
) => `date:${workflowId}:${objectId}:${kind}:${date}`;

/** The run of an occasion; null while it has none. */
export function findRunOf(db: Database, onceKey: string): { runId: string; state: RunState } | null {
  const { id, state, onceKey: key } = workflowRuns;
  return db.select({ runId: id, state }).from(workflowRuns).where(eq(key, onceKey)).get() ?? null;
}

/** Why dates of a person start nothing at all; null when they do. */
export function whyNoStart({ inScope, status }: Pick<DatedPerson, "inScope" | "status">): string | null {
  if (status !== "Active") return `${status} in Entra.`;
  return inScope ? null : "Out of scope.";
}

/** Says what the worker would do with a date; conditions as they would be judged now. Reads only. */
export function outlookOf(
  ctx: Pick<Context, "db" | "clock">,
  { id, document, heldAt }: PublishedWorkflow,
  person: DatedPerson,
): DateOutlook {
  const { objectId, date, timeZone } = person;
  const { trigger, conditions } = document;
  if (objectId === null) {
    const suffix = conditions.list.length === 0 ? "." : ", if the conditions let them through.";
    return { status: "waits", why: `Starts once they are in Entra${suffix}` };
  }
  const run = findRunOf(ctx.db, dateKey(id, person));
  if (run !== null) return { status: "started", ...run };
  const out = whyNoStart(person);
  if (out !== null) return { status: "starts-not", why: out };
  if (trigger.kind !== "date") return { status: "starts-not", why: "It does not start on dates." };
  const dueAt = hourOfDay(addDays(date, trigger.days), trigger.hour, timeZone);
  if (dueAt < ctx.clock.now() - CATCH_UP_MS)
    return { status: "starts-not", why: "More than three days late." };
  const facts = readConditionFacts(ctx, objectId, { answers: [] });
  if (facts === null || !conditionsHold(conditions, facts))
    return { status: "starts-not", why: "The conditions don’t let them through as things are." };
  if (heldAt !== null) return { status: "waits", why: "The workflow is held: an admin decides." };
  if (dueAt <= datesInDoubtUntil(ctx.db))
    return { status: "waits", why: "Due before this installation was confirmed: an admin decides." };
  return { status: "starts" };
}
