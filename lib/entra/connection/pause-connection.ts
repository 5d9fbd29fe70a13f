import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { CONNECTION_ID, findConnection } from "./data.ts";
import { stopOpenRuns } from "./stop-open-runs.ts";

/**
 * Gatehouse asks Entra for nothing any more and changes nothing there, until somebody resumes. The
 * mirror stays readable, with its age. A sync under way stops at its next page.
 */
export function pauseConnection(ctx: Context): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const connection = findConnection(ctx.db);
    if (connection?.status !== "Connected")
      throw new DeskError("conflict", "Only a connected tenant can be paused. Reload the page.");
    ctx.db
      .update(connections)
      .set({
        status: "Paused",
        nextSyncAt: null,
        pausedAt: ctx.clock.now(),
        pausedBy: ctx.actor.displayName,
      })
      .where(eq(connections.id, CONNECTION_ID))
      .run();
    stopOpenRuns(ctx);
    recordAudit(ctx, {
      event: "connection.paused",
      result: "Paused",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
    });
  });
}

/** Syncs and actions go on; the first sync is due at once. */
export function resumeConnection(ctx: Context): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const connection = findConnection(ctx.db);
    if (connection?.status !== "Paused")
      throw new DeskError("conflict", "The connection is not paused. Reload the page.");
    ctx.db
      .update(connections)
      .set({ status: "Connected", nextSyncAt: ctx.clock.now(), pausedAt: null, pausedBy: null })
      .where(eq(connections.id, CONNECTION_ID))
      .run();
    recordAudit(ctx, {
      event: "connection.resumed",
      result: "Connected",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
    });
  });
}
