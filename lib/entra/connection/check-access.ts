import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { CONNECTION_ID, findConnection } from "./data.ts";
import { openGraph } from "./open-graph.ts";
import { permissionsFor } from "./permissions.ts";
import { reauthorizationReason } from "./reauthorization-reason.ts";
import { updateGrantedPermissions } from "./update-permissions.ts";

export type AccessCheck = { status: "restored" } | { status: "still-lost"; reason: string };

/**
 * Asks Microsoft once whether a lost access is there again: a policy was changed, the app enabled, a
 * secret renewed. If so, everything resumes; else the reason is brought up to date. Read-only in Entra.
 */
export async function checkAccess(
  ctx: Context,
  open: () => GraphClient = () => openGraph(ctx.db, undefined, { priority: "high" }),
): Promise<AccessCheck> {
  requireRole(ctx, "admin");
  const connection = findConnection(ctx.db);
  if (connection === null) throw new DeskError("not-connected", "Microsoft Entra ID is not connected.");
  if (connection.status !== "Needs reauthorization") return { status: "restored" };
  try {
    const graph = open();
    const roles = await graph.roles({ isFresh: true });
    const missing = permissionsFor([]).filter((name) => !roles.includes(name));
    if (roles.length === 0 || missing.length > 0) {
      const what = roles.length === 0 ? "No permission is granted." : `Not granted: ${missing.join(", ")}.`;
      return stillLost(ctx, `${what} Reconnect and grant admin consent with a Global Administrator account.`);
    }
    const page = await graph.getPage(paths.organization({ select: "id" }));
    if (page.value[0]?.id !== connection.tenantId) {
      return stillLost(ctx, "Microsoft answered for another tenant. Reconnect to the right one.");
    }
    resume(ctx, roles);
    return { status: "restored" };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.kind === "needs-reauthorization") return stillLost(ctx, reauthorizationReason(error));
    throw new DeskError("unavailable", "Microsoft did not answer. Try again in a few minutes.");
  }
}

function stillLost(ctx: Context, reason: string): AccessCheck {
  inTransaction(ctx.db, () => {
    ctx.db
      .update(connections)
      .set({ reauthorizationReason: reason })
      .where(eq(connections.status, "Needs reauthorization"))
      .run();
  });
  return { status: "still-lost", reason };
}

function resume(ctx: Context, roles: readonly string[]): void {
  inTransaction(ctx.db, () => {
    const connection = findConnection(ctx.db);
    if (connection?.status !== "Needs reauthorization") return;
    const isFinished = connection.finishedAt !== null;
    ctx.db
      .update(connections)
      .set({
        status: isFinished ? "Connected" : "Importing",
        nextSyncAt: isFinished ? ctx.clock.now() : null,
        reauthorizationReason: null,
        reauthorizationSince: null,
        // A renewed secret may be what brought it back: its end is asked for anew.
        credentialCheckedAt: null,
      })
      .where(eq(connections.id, CONNECTION_ID))
      .run();
    updateGrantedPermissions(ctx, roles);
    recordAudit(ctx, {
      event: "connection.access-restored",
      result: "Connected",
      target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
    });
  });
}
