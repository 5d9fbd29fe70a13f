import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import type { Context } from "#lib/platform/context.ts";
import { CONNECTION_ID, findConnection } from "./data.ts";

/**
 * Stops syncs and actions until an admin reconnects; deletes nothing. Called by whoever got a
 * `needs-reauthorization` from Graph. A second call changes nothing.
 * @param facts.reason one sentence for admins: what Microsoft said.
 */
export function markNeedsReauthorization(ctx: Context, facts: { reason: string }): void {
  inTransaction(ctx.db, () => {
    const connection = findConnection(ctx.db);
    if (connection === null || connection.status === "Needs reauthorization") return;
    ctx.db
      .update(connections)
      .set({
        status: "Needs reauthorization",
        reauthorizationReason: facts.reason,
        reauthorizationSince: ctx.clock.now(),
        nextSyncAt: null,
      })
      .where(and(eq(connections.id, CONNECTION_ID), ne(connections.status, "Needs reauthorization")))
      .run();
    recordAudit(ctx, {
      event: "connection.needs-reauthorization",
      result: "Needs reauthorization",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
      details: { reason: facts.reason, before: connection.status },
    });
    queueMessage(ctx, {
      kind: "needs-reauthorization",
      subjectId: `since:${ctx.clock.now()}`,
      to: allAdmins(ctx.db),
      facts: { reason: facts.reason },
    });
  });
}
