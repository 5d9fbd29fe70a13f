import "server-only";
import { eq, inArray } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connectDrafts, connections, groups, people } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { bumpMirrorVersion } from "#lib/directory/mirror-version.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { clearPositions } from "./clear-mirror.ts";
import { CONNECTION_ID, findConnection } from "./data.ts";
import { stopOpenRuns } from "./stop-open-runs.ts";

/**
 * Stops everything at once and keeps history: syncs and open attempts end, People and Groups become
 * empty, requests, timelines and the audit log stay. Nothing changes in Entra: the consent there is
 * taken back under Enterprise applications.
 */
export function disconnect(ctx: Context): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const connection = findConnection(ctx.db);
    if (connection === null) throw new DeskError("not-connected", "No tenant is connected.");
    ctx.db.delete(connections).where(eq(connections.id, CONNECTION_ID)).run();
    stopOpenRuns(ctx, { withReview: true });
    ctx.db
      .update(connectDrafts)
      .set({ phase: "failed", outcome: "disconnected", sealedVerifier: null })
      .where(inArray(connectDrafts.phase, ["sign-in", "consent"]))
      .run();
    clearPositions(ctx.db);
    ctx.db.update(people).set({ inScope: false }).where(eq(people.inScope, true)).run();
    ctx.db.update(groups).set({ inScope: false }).where(eq(groups.inScope, true)).run();
    bumpMirrorVersion(ctx.db);
    recordAudit(ctx, {
      event: "connection.disconnected",
      result: "Done",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
      details: { before: connection.status },
    });
  });
}
