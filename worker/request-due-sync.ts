import { findConnection } from "#lib/entra/connection/data.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { openRun } from "#lib/entra/sync/run-rows.ts";
import type { Context } from "#lib/platform/context.ts";

/** Asks for the scheduled sync once its time has come. A cycle under way answers for it. */
export function requestDueSync(ctx: Context): void {
  const connection = findConnection(ctx.db);
  if (connection?.status !== "Connected" || connection.nextSyncAt === null) return;
  if (connection.nextSyncAt > ctx.clock.now() || openRun(ctx.db) !== null) return;
  requestSync(ctx, { kind: "delta" });
}
