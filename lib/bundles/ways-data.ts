import "server-only";
import { formatAccess, waysToGive, whyNotDirectly } from "#lib/entra/actions/app-access.ts";
import { readApp } from "#lib/entra/actions/app-facts-data.ts";
import { readConnection, readGroup } from "#lib/entra/actions/facts-data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { AppWay } from "./types.ts";

/** No object of the mirror has this id: the ways are asked for before anybody is chosen. */
const NOBODY = -1;

/**
 * The ways in which an app can be given, those that can't work last and with why. Admins only.
 * Throws `DeskError` for an unknown app.
 */
export function listWays(ctx: Context, { app: objectId }: { app: string }): AppWay[] {
  requireRole(ctx, "admin");
  const app = readApp(ctx.db, objectId, NOBODY, null, readGroup);
  if (app === null) throw new DeskError("not-found", "There is no such app in Gatehouse.");
  const connection = readConnection(ctx.db);
  const whyNot = whyNotDirectly(connection);
  return waysToGive(app, connection).map(({ access, label }) => ({
    access: formatAccess(access),
    label,
    unavailableReason: access.way === "roles" ? whyNot : null,
  }));
}
