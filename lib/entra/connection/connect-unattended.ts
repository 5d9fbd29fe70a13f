import "server-only";
import { inTransaction } from "#db/client.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { connectDeps, requireRegistration, type ConnectDeps } from "./connect-deps.ts";
import { findConnection, type Connection } from "./data.ts";
import { ALL_POWERS, choosePowers } from "./permissions.ts";
import { proveTenant } from "./prove-tenant.ts";
import { saveConnection } from "./save-connection.ts";

/**
 * Connects a tenant whose admin has consented already; no browser. The powers are those whose
 * permissions are granted. Throws `GraphError` when Microsoft refuses, `DeskError` when another
 * tenant is connected. Gives the connection; the caller runs the import when it is `Importing`.
 */
export async function connectUnattended(
  ctx: Context,
  tenantId: string,
  deps: ConnectDeps = connectDeps(),
): Promise<Connection> {
  requireRole(ctx, "admin");
  const registration = requireRegistration(ctx.db, deps);
  const wanted = tenantId.toLowerCase();
  refuseOtherTenant(findConnection(ctx.db), wanted);
  const tenant = await proveTenant(registration, { tenantId: wanted, powers: [] }, ctx.clock, deps);
  const powers = choosePowers(ALL_POWERS)
    .filter((power) => power.permissions.every((permission) => tenant.roles.includes(permission.name)))
    .map((power) => power.key);
  return inTransaction(ctx.db, () => {
    refuseOtherTenant(findConnection(ctx.db), wanted);
    saveConnection(ctx, { tenant, registration, powers, consentedBy: null, consentedByObjectId: null });
    const connection = findConnection(ctx.db);
    if (connection === null) throw new Error("the connection just written is not there");
    return connection;
  });
}

function refuseOtherTenant(connection: Connection | null, tenantId: string): void {
  if (connection === null || connection.tenantId === tenantId) return;
  throw new DeskError(
    "conflict",
    `${connection.tenantName} is connected. Disconnect it first; two tenants are never mixed.`,
  );
}
