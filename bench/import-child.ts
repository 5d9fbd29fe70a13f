// One measured import in a process of its own; prints one JSON line. Arguments: bare|product, tenant url.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import { createTokenSource } from "#lib/entra/graph/msal-tokens.ts";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import { insertRun } from "#lib/entra/sync/run-rows.ts";
import { runSyncCycle } from "#lib/entra/sync/run-sync-cycle.ts";
import { SYNC_LEASE } from "#lib/entra/sync/schedule.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { releaseLease } from "#lib/platform/leases/hold-lease.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { bareImport } from "./bare-import.ts";
import { insertBenchConnection } from "./connection.ts";
import { BENCH_CLIENT, BENCH_SECRET, BENCH_TENANT } from "./processes.ts";

const [mode, url = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "gatehouse-import-"));
const credential = { kind: "secret" as const, secret: BENCH_SECRET };
const tokens = createTokenSource(
  { clientId: BENCH_CLIENT, credential, loginUrl: url, graphUrl: url },
  BENCH_TENANT,
);

async function productImport(): Promise<{ ms: number; requests: number; readMs: number; applyMs: number }> {
  const db = openDatabase(join(folder, "gatehouse.db"));
  db.$client.pragma("cache_size = -16000");
  migrateDatabase(db);
  insertBenchConnection(db);
  const ctx = { db, clock: systemClock, actor: commandLineActor };
  const runId = insertRun(db, systemClock, { kind: "import", requestedBy: "Bench" });
  const lease = acquireLease(db, systemClock, SYNC_LEASE, leaseOwner());
  const connection = findConnection(db);
  if (lease === null || connection === null) throw new Error("the bench could not begin");
  const graph = createGraphClient({ baseUrl: url, tokens });
  const started = performance.now();
  const result = await runSyncCycle({
    ctx,
    graph,
    connection,
    runId,
    lease,
    signal: new AbortController().signal,
  });
  if (result.status !== "ready-for-review") throw new Error(JSON.stringify(result));
  const readMs = performance.now() - started;
  releaseLease(db, lease);
  applyReviewedImport(ctx);
  const ms = performance.now() - started;
  const { requests } = graph.usage;
  db.$client.close();
  return { ms, requests, readMs, applyMs: ms - readMs };
}

const result =
  mode === "bare"
    ? await bareImport(url, (await tokens.getToken()).accessToken, folder)
    : await productImport();
rmSync(folder, { recursive: true, force: true });
// maxRSS of getrusage would start from the parent's size at the fork; the kernel's own mark does not.
const highWater = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
console.log(JSON.stringify({ ...result, rssMb: Number(highWater) / 1024 }));
