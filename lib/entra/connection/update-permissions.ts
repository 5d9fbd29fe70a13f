import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { CONNECTION_ID, findConnection } from "./data.ts";

/** Keeps what the token says is granted. Audited only when something came or went. */
export function updateGrantedPermissions(ctx: Context, roles: readonly string[]): void {
  inTransaction(ctx.db, () => {
    const connection = findConnection(ctx.db);
    if (connection === null) return;
    const before = connection.grantedPermissions;
    const now = [...new Set(roles)].toSorted();
    ctx.db
      .update(connections)
      .set({ grantedPermissions: now, permissionsReadAt: ctx.clock.now() })
      .where(eq(connections.id, CONNECTION_ID))
      .run();
    const granted = now.filter((name) => !before.includes(name));
    const revoked = before.filter((name) => !now.includes(name));
    if (granted.length === 0 && revoked.length === 0) return;
    recordAudit(ctx, {
      event: "connection.permissions-changed",
      result: "Done",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
      details: { granted, revoked },
    });
  });
}
