import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { renewLease } from "#lib/platform/leases/hold-lease.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";
import { HEARTBEAT_MS, LeaseLostError, type Lease } from "#lib/platform/leases/lease.ts";

/**
 * Renews a lease every ten seconds. `signal` is aborted when the outer signal is or when the lease is
 * lost; call `stop` when the work is over.
 */
export function keepLease(db: Database, clock: Clock, lease: Lease, outer: AbortSignal) {
  const lost = new AbortController();
  const timer = setInterval(() => {
    try {
      outlastDisk(() => renewLease(db, clock, lease));
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      lost.abort(error);
    }
  }, HEARTBEAT_MS);
  return { signal: AbortSignal.any([outer, lost.signal]), stop: () => clearInterval(timer) };
}
