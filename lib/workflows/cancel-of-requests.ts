import "server-only";
import { sql } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import type { Context } from "#lib/platform/context.ts";
import { endRun } from "./cancel-run.ts";

/** Whoever cancelled their request no longer wants what its workflow does: its runs end with it. */
export function cancelOfRequests(ctx: Context): void {
  const runs = ctx.db.all<{ id: string }>(sql`
    SELECT workflow_runs.id FROM workflow_runs
      JOIN requests ON requests.id = workflow_runs.request_id
     WHERE workflow_runs.state IN ('Queued', 'In progress', 'Waiting') AND requests.cancelled_at IS NOT NULL`);
  if (runs.length === 0) return;
  inTransaction(ctx.db, () => {
    for (const { id } of runs) endRun(ctx, id, "The requester cancelled the request.");
  });
}
