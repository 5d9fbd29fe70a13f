import { findConnection } from "#lib/entra/connection/data.ts";
import { requestSync, startFollowUp } from "#lib/entra/sync/request-sync.ts";
import { openRun } from "#lib/entra/sync/run-rows.ts";
import { syncEveryMs } from "#lib/entra/sync/sync-settings.ts";
import type { Context } from "#lib/platform/context.ts";

/**
 * Asks for the sync that is due: the one that was asked for during another, or the scheduled one once
 * its time has come. A cycle under way answers for it. A time further off than one interval can only come
 * from a clock that was put back: then it is due now.
 */
export function requestDueSync(ctx: Context): void {
  const connection = findConnection(ctx.db);
  if (connection?.status !== "Connected" || openRun(ctx.db) !== null) return;
  if (startFollowUp(ctx) || connection.nextSyncAt === null) return;
  const waitMs = connection.nextSyncAt - ctx.clock.now();
  if (waitMs > 0 && waitMs <= syncEveryMs(ctx.db)) return;
  requestSync(ctx, { kind: "delta" });
}
