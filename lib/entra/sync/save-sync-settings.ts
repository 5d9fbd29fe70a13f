import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { readSyncSettings, syncEveryMs, writeSyncSettings, type SyncSettingsInput } from "./sync-settings.ts";

/** Saves how often to sync and what is asked about first. The next sync moves accordingly. */
export function saveSyncSettings(ctx: Context, input: SyncSettingsInput): void {
  requireRole(ctx, "admin");
  const { db, clock } = ctx;
  inTransaction(db, () => {
    const before = readSyncSettings(db);
    writeSyncSettings(db, clock.now(), input);
    const connection = findConnection(db);
    if (connection?.status === "Connected" && connection.lastSyncAt !== null) {
      const nextSyncAt = Math.max(clock.now(), connection.lastSyncAt + syncEveryMs(db));
      db.update(connections).set({ nextSyncAt }).run();
    }
    recordAudit(ctx, {
      event: "sync.settings-changed",
      result: "Done",
      details: { before, after: readSyncSettings(db) },
    });
  });
}
