import { z } from "zod";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { ClaimedJob } from "#lib/platform/jobs/claim-job.ts";
import { completeJob, failJob, heartbeatJob, returnJob } from "#lib/platform/jobs/settle-job.ts";
import { HEARTBEAT_MS } from "#lib/platform/leases/lease.ts";
import { log } from "#lib/platform/log.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";
import { runSyncUnderLease } from "./run-sync-job.ts";

const MAX_ATTEMPTS = 5;
const BUSY_WAIT_MS = 2_000;
const syncPayload = z.object({ runId: z.string() });

/** Does one claimed job to its end, its next try, or its return. Never throws. */
export async function runJob(
  ctx: Context,
  job: ClaimedJob,
  owner: string,
  signal: AbortSignal,
): Promise<void> {
  const beat = setInterval(() => outlastDisk(() => heartbeatJob(ctx.db, ctx.clock, job)), HEARTBEAT_MS);
  try {
    if (job.kind === "sync") await runSync(ctx, job, owner, signal);
    else if (job.kind === "finish-setup") runFinish(ctx, job);
    else {
      log.error({ kind: job.kind }, "nobody knows this kind of job");
      completeJob(ctx.db, job);
    }
  } catch (error) {
    log.error({ err: error, job: job.key }, "job failed");
    // What can't be written now is tried again when the job's lease has run out.
    outlastDisk(() => failJob(ctx.db, ctx.clock, job, String(error)));
  } finally {
    clearInterval(beat);
  }
}

async function runSync(ctx: Context, job: ClaimedJob, owner: string, signal: AbortSignal): Promise<void> {
  const { runId } = syncPayload.parse(job.payload);
  const canRetry = job.attempt < MAX_ATTEMPTS;
  const result = await runSyncUnderLease(ctx, owner, runId, { signal, canRetry });
  log.info({ runId, result: result.status }, "sync cycle ended");
  if (result.status === "busy") returnJob(ctx.db, job, ctx.clock.now() + BUSY_WAIT_MS);
  else if (result.status === "parked") returnJob(ctx.db, job, ctx.clock.now());
  else if (result.status === "retry") failJob(ctx.db, ctx.clock, job, result.error.message);
  else completeJob(ctx.db, job);
}

function runFinish(ctx: Context, job: ClaimedJob): void {
  try {
    applyReviewedImport(ctx);
    completeJob(ctx.db, job);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    // A sync holds the lease, or somebody finished or discarded the import meanwhile.
    log.warn({ reason: error.message }, "finish setup put off");
    if (job.attempt < MAX_ATTEMPTS) returnJobLater(ctx, job);
    else completeJob(ctx.db, job);
  }
}

const returnJobLater = (ctx: Context, job: ClaimedJob) =>
  failJob(ctx.db, ctx.clock, job, "not possible just now");
