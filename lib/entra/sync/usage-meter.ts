import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { syncRuns } from "#db/schema/index.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";

/**
 * Adds what a client has asked since the last call to the run's requests and units. One meter for each
 * client, from its first request on.
 */
export function createUsageMeter(db: Database, graph: Pick<GraphClient, "usage">, runId: string): () => void {
  let counted = { requests: 0, units: 0 };
  return () => {
    const now = { ...graph.usage };
    const [requests, units] = [now.requests - counted.requests, now.units - counted.units];
    if (requests === 0 && units === 0) return;
    counted = now;
    db.update(syncRuns)
      .set({ requests: sql`${syncRuns.requests} + ${requests}`, units: sql`${syncRuns.units} + ${units}` })
      .where(eq(syncRuns.id, runId))
      .run();
  };
}
