import { sql } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { jobs } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";

export type NewJob = {
  kind: string;
  /** Coalesces: an open job with this key is only brought forward, never doubled. */
  key: string;
  payload: Record<string, unknown>;
  /** Epoch ms; now when left out. */
  runAt?: number;
};

/** Adds work for the worker. */
export function enqueueJob(db: Database, clock: Clock, job: NewJob): void {
  inTransaction(db, () => {
    const now = clock.now();
    const { kind, key, payload, runAt = now } = job;
    db.insert(jobs)
      .values({ kind, key, payload, runAt, createdAt: now })
      .onConflictDoUpdate({
        target: jobs.key,
        set: { payload, runAt: sql`min(${jobs.runAt}, ${runAt})` },
      })
      .run();
  });
}
