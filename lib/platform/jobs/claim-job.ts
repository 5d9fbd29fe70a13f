import { asc, eq, gt, lte, or } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { jobs } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { isOwnerGone, isRunning, LEASE_MS } from "#lib/platform/leases/lease.ts";

export type ClaimedJob = {
  id: number;
  kind: string;
  key: string;
  payload: Record<string, unknown>;
  /** 1 for the first try. */
  attempt: number;
  owner: string;
};

/** No job is put off for longer: a moment beyond comes from a clock that has since been put back. */
const FURTHEST_MS = 60 * 60_000;

/** Takes the oldest due job that nobody holds, or whose holder is gone; null when there is none. */
export function claimJob(db: Database, clock: Clock, owner: string): ClaimedJob | null {
  return inTransaction(db, () => {
    const now = clock.now();
    const isDue = or(lte(jobs.runAt, now), gt(jobs.runAt, now + FURTHEST_MS));
    const due = db.select().from(jobs).where(isDue).orderBy(asc(jobs.runAt)).limit(50).all();
    const free = due.find(
      (job) => job.leaseOwner === null || !isRunning(job.leaseUntil ?? 0, now) || isOwnerGone(job.leaseOwner),
    );
    if (free === undefined) return null;
    const attempt = free.attempts + 1;
    db.update(jobs)
      .set({ attempts: attempt, leaseOwner: owner, leaseUntil: now + LEASE_MS })
      .where(eq(jobs.id, free.id))
      .run();
    return { id: free.id, kind: free.kind, key: free.key, payload: free.payload, attempt, owner };
  });
}
