import { join } from "node:path";
import { openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import { createTokenSource } from "#lib/entra/graph/msal-tokens.ts";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import { insertRun } from "#lib/entra/sync/run-rows.ts";
import { runSyncCycle } from "#lib/entra/sync/run-sync-cycle.ts";
import { SYNC_LEASE } from "#lib/entra/sync/schedule.ts";
import type { SyncKind } from "#lib/entra/sync/types.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { releaseLease } from "#lib/platform/leases/hold-lease.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { insertBenchConnection } from "./connection.ts";
import { BENCH_CLIENT, BENCH_SECRET, BENCH_TENANT } from "./processes.ts";

export const benchTokens = (url: string) =>
  createTokenSource(
    {
      clientId: BENCH_CLIENT,
      credential: { kind: "secret", secret: BENCH_SECRET },
      loginUrl: url,
      graphUrl: url,
    },
    BENCH_TENANT,
  );

/** A database on disk as the worker opens it, with a connection that waits for its import. */
export function openBenchDesk(folder: string): Database {
  const db = openDatabase(join(folder, "gatehouse.db"));
  db.$client.pragma("cache_size = -16000");
  migrateDatabase(db);
  insertBenchConnection(db);
  return db;
}

export type MeasuredCycle = { ms: number; applyMs: number; requests: number; units: number };

/** One cycle to its end, as the worker runs it; an import is accepted at once. */
export async function measureCycle(
  db: Database,
  url: string,
  kind: SyncKind,
  tokens = benchTokens(url),
): Promise<MeasuredCycle> {
  const ctx = { db, clock: systemClock, actor: commandLineActor };
  const runId = insertRun(db, systemClock, { kind, requestedBy: "Bench" });
  const lease = acquireLease(db, systemClock, SYNC_LEASE, leaseOwner());
  const connection = findConnection(db);
  if (lease === null || connection === null) throw new Error("the bench could not begin");
  const graph = createGraphClient({ baseUrl: url, tokens });
  const started = performance.now();
  let applyFrom = 0;
  const result = await runSyncCycle({
    ctx,
    graph,
    connection,
    runId,
    lease,
    signal: new AbortController().signal,
    onPoint: (point) => {
      if (point === "all read") applyFrom = performance.now();
    },
  });
  releaseLease(db, lease);
  if (result.status === "ready-for-review") applyReviewedImport(ctx);
  else if (result.status !== "completed") throw new Error(JSON.stringify(result));
  const ended = performance.now();
  return { ms: ended - started, applyMs: ended - applyFrom, ...graph.usage };
}
