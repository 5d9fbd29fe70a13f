import { and, eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { leases } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { LEASE_MS, LeaseLostError, type Lease } from "./lease.ts";

const mine = (lease: Lease) => and(eq(leases.name, lease.name), eq(leases.fence, lease.fence));

/** Call first inside every writing transaction done under the lease. Throws `LeaseLostError`. */
export function assertFence(db: Database, lease: Lease): void {
  const row = db.select({ owner: leases.owner }).from(leases).where(mine(lease)).get();
  if (row?.owner !== lease.owner) throw new LeaseLostError(lease.name);
}

/** Keeps the lease for another minute. Throws `LeaseLostError` when it has passed on. */
export function renewLease(db: Database, clock: Clock, lease: Lease): void {
  inTransaction(db, () => {
    assertFence(db, lease);
    db.update(leases)
      .set({ until: clock.now() + LEASE_MS })
      .where(mine(lease))
      .run();
  });
}

/** Gives the lease back; the fence stays for the next holder. A lost lease is left alone. */
export function releaseLease(db: Database, lease: Lease): void {
  inTransaction(db, () => {
    db.update(leases)
      .set({ owner: "", until: 0 })
      .where(and(mine(lease), eq(leases.owner, lease.owner)))
      .run();
  });
}
