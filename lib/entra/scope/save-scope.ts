import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { bumpMirrorVersion } from "#lib/directory/mirror-version.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { parseScope, recomputeScope } from "./scope.ts";
import type { Scope } from "./types.ts";

/**
 * Saves who and what is in sight, and applies it to the mirror at once; nothing is asked of Entra.
 * Gives how many people and groups came or went.
 */
export function saveScope(ctx: Context, scope: Scope): { people: number; groups: number } {
  requireRole(ctx, "admin");
  return inTransaction(ctx.db, () => {
    const connection = ctx.db.select().from(connections).get();
    if (connection === undefined || connection.finishedAt === null) {
      throw new DeskError("not-connected", "Connect Microsoft Entra ID and finish the setup first.");
    }
    ctx.db.update(connections).set({ scope }).where(eq(connections.id, connection.id)).run();
    const changed = recomputeScope(ctx.db, scope);
    bumpMirrorVersion(ctx.db);
    recordAudit(ctx, {
      event: "connection.scope-changed",
      result: "Done",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
      details: { before: parseScope(connection.scope), after: scope, changed },
    });
    return changed;
  });
}
