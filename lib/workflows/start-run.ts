import "server-only";
import { eq } from "drizzle-orm";
import { people, workflowRuns } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { workflowActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { readConditionFacts } from "./condition-facts-data.ts";
import { conditionsHold } from "./judge-conditions.ts";
import type { Occasion } from "./occasion.ts";
import type { PublishedWorkflow } from "./published-data.ts";
import type { RunRecord } from "./running.ts";

export type NewRun = {
  /** The same occasion starts once, whoever comes by: unique. */
  onceKey: string;
  personObjectId: string;
  requestId: string | null;
  occasion: Occasion;
  /** Its time lies before this database was restored: the run may have been made already, unknown to it. */
  isInDoubt?: boolean;
};

/**
 * Puts a run in the queue, pinned to the version that is published; null when this occasion had its run
 * already, or the workflow's conditions don't let this person through. Call it in a transaction.
 */
export function startRun(ctx: Context, workflow: PublishedWorkflow, wish: NewRun): RunRecord | null {
  const person = ctx.db.select().from(people).where(eq(people.objectId, wish.personObjectId)).get();
  if (person === undefined) return null;
  const facts = readConditionFacts(ctx, wish.personObjectId, wish.occasion);
  if (facts === null || !conditionsHold(workflow.document.conditions, facts)) return null;
  const now = ctx.clock.now();
  const run = ctx.db
    .insert(workflowRuns)
    .values({
      id: newId(),
      workflowId: workflow.id,
      version: workflow.version,
      state: "Queued",
      onceKey: wish.onceKey,
      personObjectId: wish.personObjectId,
      personName: person.displayName,
      requestId: wish.requestId,
      occasion: wish.occasion,
      wakeAt: now,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning()
    .get();
  if (run === undefined) return null;
  const actor = ctx.actor.kind === "worker" ? workflowActor(workflow.id, workflow.name) : ctx.actor;
  recordAudit(
    { ...ctx, actor },
    {
      event: "workflow.started",
      result: "Started",
      requestId: wish.requestId,
      target: { kind: "person", id: wish.personObjectId, name: person.displayName },
      details: {
        run: run.id,
        workflow: workflow.name,
        version: workflow.version,
        occasion: wish.occasion.words,
      },
    },
  );
  return run;
}
