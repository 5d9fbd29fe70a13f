import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { workflowEffects, workflowRuns, workflowSteps, workflowVersions } from "#db/schema/index.ts";
import { workflowActor, type Context } from "#lib/platform/context.ts";
import { isOwnerGone, leaseOwner } from "#lib/platform/leases/lease.ts";
import { compiledSchema, type CompiledPlaybook, type RunDocument } from "./compiled-schema.ts";
import { occasionSchema, type Occasion } from "./occasion.ts";
import { actorOfPlaybook } from "./playbook-actor.ts";
import { documentSchema } from "./schema.ts";

export type RunRecord = typeof workflowRuns.$inferSelect;
export type StepRecord = typeof workflowSteps.$inferSelect;
export type EffectRecord = typeof workflowEffects.$inferSelect;

/** A run that this process carries out now, pinned to its version. `ctx` acts as the workflow, or for the playbook. */
export type Running = {
  ctx: Context;
  run: RunRecord;
  name: string;
  document: RunDocument;
  occasion: Occasion;
  /** The playbook that is carried out; null for a workflow. */
  playbook: CompiledPlaybook | null;
  /** Why nothing may be done in the name of whoever clicked any more; null while it may. */
  refusal: string | null;
};

/** Another process has the run now, or it was cancelled: nothing more may be written for it. */
export class RunLostError extends Error {
  constructor(runId: string) {
    super(`Workflow run ${runId} is no longer ours.`);
    this.name = "RunLostError";
  }
}

/** Longer than any single action may take; renewed with every change. */
const LEASE_MS = 5 * 60_000;
const OPEN: readonly RunRecord["state"][] = ["Queued", "In progress", "Waiting"];
const OWNER = leaseOwner();

/** Takes the run for this process; null when it is over, or somebody who lives has it. Raises the fence. */
export function claimRun(ctx: Context, runId: string): Running | null {
  const claimed = inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const run = ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)).get();
    if (run === undefined || !OPEN.includes(run.state) || isHeld(run, now)) return null;
    return ctx.db
      .update(workflowRuns)
      .set({
        state: "In progress",
        startedAt: run.startedAt ?? now,
        fence: run.fence + 1,
        leaseOwner: OWNER,
        leaseUntil: now + LEASE_MS,
        // Whoever dies with it is taken over then.
        wakeAt: now + LEASE_MS,
      })
      .where(eq(workflowRuns.id, runId))
      .returning()
      .get();
  });
  return claimed === null ? null : openRun(ctx, claimed);
}

function isHeld({ leaseOwner: owner, leaseUntil }: RunRecord, now: number): boolean {
  if (leaseUntil === null || leaseUntil <= now) return false;
  return owner === null || !isOwnerGone(owner);
}

/** A run with its pinned document and who acts as things are now, for whoever reads or carries it out. */
export function openRun(ctx: Context, run: RunRecord): Running {
  const occasion = occasionSchema.parse(run.occasion);
  if (run.compiled !== null) {
    const playbook = compiledSchema.parse(run.compiled);
    const { name } = playbook;
    return { run, name, occasion, document: playbook, playbook, ...actorOfPlaybook(ctx, run, name) };
  }
  const version = ctx.db
    .select()
    .from(workflowVersions)
    .where(and(eq(workflowVersions.workflowId, run.workflowId), eq(workflowVersions.version, run.version)))
    .get();
  if (version === undefined)
    throw new Error(`Version ${run.version} of workflow ${run.workflowId} is missing.`);
  return {
    ctx: { ...ctx, actor: workflowActor(run.workflowId, version.name) },
    run,
    name: version.name,
    document: documentSchema.parse(version.document),
    occasion,
    playbook: null,
    refusal: null,
  };
}

/** Writes something for the run, all or nothing, while it is still ours. Throws `RunLostError`. */
export function commitRun<T>(
  running: Running,
  work: () => T extends Promise<unknown> ? never : T,
  change: Partial<typeof workflowRuns.$inferInsert> = {},
): T {
  const { ctx, run } = running;
  return inTransaction(ctx.db, () => {
    const isOurs = and(
      eq(workflowRuns.id, run.id),
      eq(workflowRuns.fence, run.fence),
      inArray(workflowRuns.state, [...OPEN]),
    );
    const until = ctx.clock.now() + LEASE_MS;
    const kept = ctx.db
      .update(workflowRuns)
      .set({ leaseUntil: until, wakeAt: until, ...change })
      .where(isOurs)
      .returning({ id: workflowRuns.id })
      .get();
    if (kept === undefined) throw new RunLostError(run.id);
    return work();
  });
}

/** Lets go of the run until `wakeAt` (epoch ms; null: something else wakes it). */
export function parkRun(running: Running, wakeAt: number | null, message: string | null): void {
  commitRun(running, () => undefined, {
    state: "Waiting",
    message,
    wakeAt,
    leaseOwner: null,
    leaseUntil: null,
  });
}

/** The steps of a run that were reached, in order. */
export function readSteps({ db }: Pick<Context, "db">, runId: string): StepRecord[] {
  return db
    .select()
    .from(workflowSteps)
    .where(eq(workflowSteps.runId, runId))
    .orderBy(asc(workflowSteps.position))
    .all();
}

/** The actions of a step, in order. */
export function readEffects({ db }: Pick<Context, "db">, stepRunId: string): EffectRecord[] {
  return db
    .select()
    .from(workflowEffects)
    .where(eq(workflowEffects.stepRunId, stepRunId))
    .orderBy(asc(workflowEffects.position))
    .all();
}
