import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { jobs } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { closeRun, openRun } from "./run-rows.ts";
import { SYNC_JOB } from "./schedule.ts";
import { clearStaging } from "./stage/clear-staging.ts";

/**
 * Stops the running import and forgets what it read; the process working on it notices at its next
 * page. The connection stays, so that the import can be started again.
 */
export function cancelImport(ctx: Context): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const run = openRun(ctx.db);
    const connection = findConnection(ctx.db);
    if (run === null || run.kind !== "import" || connection === null) {
      throw new DeskError("conflict", "No import is running.");
    }
    closeRun(ctx.db, ctx.clock, run.id, "Cancelled");
    clearStaging(ctx.db);
    ctx.db.delete(jobs).where(eq(jobs.key, SYNC_JOB)).run();
    recordAudit(ctx, {
      event: "import.cancelled",
      result: "Cancelled",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
    });
  });
}
