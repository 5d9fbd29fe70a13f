import { and, eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { jobs } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { LEASE_MS } from "#lib/platform/leases/lease.ts";
import type { ClaimedJob } from "./claim-job.ts";

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

const mine = (job: ClaimedJob) => and(eq(jobs.id, job.id), eq(jobs.leaseOwner, job.owner));

/** Says that the job is still being worked on. */
export function heartbeatJob(db: Database, clock: Clock, job: ClaimedJob): void {
  inTransaction(db, () => {
    db.update(jobs)
      .set({ leaseUntil: clock.now() + LEASE_MS })
      .where(mine(job))
      .run();
  });
}

/**
 * The job is done: its row goes, and its key is free again. What was asked for under the same key meanwhile, with
 * another payload, stays and is due.
 */
export function completeJob(db: Database, job: ClaimedJob): void {
  inTransaction(db, () => {
    db.delete(jobs)
      .where(and(mine(job), eq(jobs.payload, job.payload)))
      .run();
    db.update(jobs).set({ attempts: 0, leaseOwner: null, leaseUntil: null }).where(mine(job)).run();
  });
}

/** The job failed in passing: it is tried again after 15 s, 30 s, 1 min … 15 min. */
export function failJob(db: Database, clock: Clock, job: ClaimedJob, error: string): void {
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (job.attempt - 1));
  inTransaction(db, () => {
    db.update(jobs)
      .set({ runAt: clock.now() + waitMs, lastError: error, leaseOwner: null, leaseUntil: null })
      .where(mine(job))
      .run();
  });
}

/** Puts the job back untried, for another moment or another process (shutdown, lease held). */
export function returnJob(db: Database, job: ClaimedJob, runAt: number): void {
  inTransaction(db, () => {
    db.update(jobs)
      .set({ runAt, attempts: job.attempt - 1, leaseOwner: null, leaseUntil: null })
      .where(mine(job))
      .run();
  });
}
