import * as paths from "#lib/entra/graph/paths.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Connection } from "#lib/entra/connection/data.ts";
import { updateGrantedPermissions } from "#lib/entra/connection/update-permissions.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import type { Context } from "#lib/platform/context.ts";
import { SyncRefusedError } from "./sync-error.ts";

/**
 * First of every cycle: is this still the tenant we are connected to, and what may we do there today?
 * Gives the permissions granted. Throws `SyncRefusedError` for another tenant.
 */
export async function checkTenant(
  ctx: Context,
  graph: GraphClient,
  connection: Connection,
  signal: AbortSignal,
) {
  const roles = await graph.roles({ isFresh: true });
  if (roles.length === 0) {
    updateGrantedPermissions(ctx, roles);
    throw new GraphError({
      kind: "needs-reauthorization",
      code: "no-roles",
      message: "The token carries no permission.",
    });
  }
  const page = await graph.getPage(paths.organization({ select: "id,displayName" }), {
    priority: "low",
    signal,
  });
  const tenantId = page.value[0]?.id;
  if (typeof tenantId !== "string" || tenantId.toLowerCase() !== connection.tenantId.toLowerCase()) {
    throw new SyncRefusedError(
      "wrong-tenant",
      `The answers come from another tenant than ${connection.tenantName}. Nothing was changed.`,
    );
  }
  updateGrantedPermissions(ctx, roles);
  return roles;
}
