import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { leases } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { isOwnerGone, isRunning, LEASE_MS, type Lease } from "./lease.ts";

/**
 * Takes the lease when it is free, run out, or held by a process that is gone; null when held.
 * Every taking raises the fence, so that a former holder that wakes late is refused.
 */
export function acquireLease(db: Database, clock: Clock, name: string, owner: string): Lease | null {
  return inTransaction(db, () => {
    const now = clock.now();
    const held = db.select().from(leases).where(eq(leases.name, name)).get();
    if (held === undefined) {
      db.insert(leases)
        .values({ name, owner, fence: 1, until: now + LEASE_MS })
        .run();
      return { name, owner, fence: 1 };
    }
    if (held.owner !== "" && isRunning(held.until, now) && !isOwnerGone(held.owner)) return null;
    const fence = held.fence + 1;
    db.update(leases)
      .set({ owner, fence, until: now + LEASE_MS })
      .where(eq(leases.name, name))
      .run();
    return { name, owner, fence };
  });
}
