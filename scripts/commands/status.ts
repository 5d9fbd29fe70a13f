import { findConnection } from "#lib/entra/connection/data.ts";
import { loadCounts } from "#lib/entra/sync/load-counts.ts";
import { lastSyncRun } from "#lib/entra/sync/sync-runs.ts";
import { checkHealth } from "#lib/health/health-checks.ts";
import { readHealthFacts } from "#lib/health/health-facts-data.ts";
import { findInstanceHold, findLastBackupAt } from "#lib/instance/data.ts";
import { EXIT, printJson, readOptions, type Command } from "./command.ts";

export const status: Command = {
  words: ["status"],
  usage: "status --json",
  what: "the connection, what the mirror holds, the last sync",
  async run({ ctx, args }) {
    readOptions(args, { json: "flag" });
    const connection = findConnection(ctx.db);
    const last = lastSyncRun(ctx.db);
    const hold = findInstanceHold(ctx.db);
    const lastBackupAt = findLastBackupAt(ctx.db);
    printJson({
      connection: {
        status: connection?.status ?? "Not connected",
        tenantId: connection?.tenantId ?? null,
        tenantName: connection?.tenantName ?? null,
        grantedPermissions: connection?.grantedPermissions ?? [],
      },
      installation: {
        held: hold?.reason ?? null,
        lastBackupAt: lastBackupAt === null ? null : new Date(lastBackupAt).toISOString(),
      },
      health: checkHealth(readHealthFacts(ctx)).map(({ key, state, words }) => ({ key, state, words })),
      counts: loadCounts(ctx.db),
      lastSync: last && {
        result: last.status,
        finishedAt: last.finishedAt === null ? null : new Date(last.finishedAt).toISOString(),
        durationMs: last.finishedAt === null ? null : last.finishedAt - last.startedAt,
        requests: last.requests,
      },
    });
    return EXIT.ok;
  },
};
