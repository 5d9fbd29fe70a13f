import { setTimeout as delay } from "node:timers/promises";
import { database } from "#db/database.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { beginAuditChain } from "#lib/audit/begin-audit-chain.ts";
import { rebuildSearchIndex } from "#lib/entra/sync/apply/search-index.ts";
import { noteWorkerSeen } from "#lib/health/worker-seen.ts";
import { checkInstance, noteProgress } from "#lib/instance/check-instance.ts";
import { findInstanceHold } from "#lib/instance/data.ts";
import { pruneHistory } from "#lib/entra/sync/prune-history.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { pruneMessages } from "#lib/messages/outbox/prune-messages.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { env, EnvironmentError } from "#lib/platform/env.ts";
import { claimJob } from "#lib/platform/jobs/claim-job.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { log } from "#lib/platform/log.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";
import { createEndingKeeper } from "./end-access.ts";
import { createHealthKeeper } from "./keep-health.ts";
import { createAuditKeeper } from "./keep-audit.ts";
import { createDateKeeper } from "./refresh-dates.ts";
import { createAccessProbe } from "./probe-access.ts";
import { requestDueSync } from "./request-due-sync.ts";
import { createReconciler } from "./reconcile.ts";
import { runJob } from "./run-job.ts";
import { createWorkflowRunner } from "./run-workflows.ts";
import { createMessageSender } from "./send-messages.ts";
import { createPlaybookKeeper } from "./propose-playbooks.ts";
import { createPasswordWiper } from "./wipe-passwords.ts";

const IDLE_MS = 500;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Works until told to stop: jobs as they come, the next sync when due, read-backs, access that ends, messages. */
async function work(ctx: Context, signal: AbortSignal): Promise<void> {
  const owner = leaseOwner();
  const reconciler = createReconciler(ctx, signal);
  const probe = createAccessProbe(ctx);
  const audit = createAuditKeeper(ctx);
  const passwords = createPasswordWiper(ctx);
  const endings = createEndingKeeper(ctx);
  const messages = createMessageSender(ctx);
  const workflows = createWorkflowRunner(ctx, signal);
  const dates = createDateKeeper(ctx);
  const playbooks = createPlaybookKeeper(ctx);
  const health = createHealthKeeper(ctx);
  // A copied or restored installation keeps its log and its secrets in order, and does nothing else.
  const isHeld = () => findInstanceHold(ctx.db) !== null;
  const background = setInterval(() => {
    if (signal.aborted) return;
    audit.tick();
    passwords.tick();
    if (isHeld()) return;
    outlastDisk(() => requestDueSync(ctx));
    reconciler.tick();
    probe.tick();
    health.tick();
    endings.tick();
    messages.tick();
    // Before workflows look at them.
    dates.tick();
    workflows.tick();
    playbooks.tick();
  }, IDLE_MS);
  const live = () => outlastDisk(() => noteLife(ctx));
  live();
  const progress = setInterval(live, MINUTE_MS);
  const daily = setInterval(() => outlastDisk(() => prune(ctx)), DAY_MS);
  try {
    while (!signal.aborted) {
      const job = isHeld() ? null : (outlastDisk(() => claimJob(ctx.db, ctx.clock, owner)) ?? null);
      if (job === null) await delay(IDLE_MS, undefined, { signal }).catch(() => undefined);
      else await runJob(ctx, job, owner, signal);
    }
  } finally {
    clearInterval(background);
    clearInterval(progress);
    clearInterval(daily);
    await Promise.all([
      reconciler.idle(),
      probe.idle(),
      audit.idle(),
      endings.idle(),
      messages.idle(),
      workflows.idle(),
      playbooks.idle(),
    ]);
  }
}

function noteLife(ctx: Context): void {
  noteWorkerSeen(ctx);
  noteProgress(ctx);
}

function prune(ctx: Context): void {
  pruneHistory(ctx);
  pruneMessages(ctx);
}

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => stop.abort());
  try {
    log.info({ dataDir: env().dataDir }, "worker starts");
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
  const db = database();
  // An import streams: half the usual page cache is as fast, and keeps the process small.
  db.$client.pragma("cache_size = -16000");
  migrateDatabase(db);
  rebuildSearchIndex(db);
  const ctx: Context = { db, clock: systemClock, actor: workerActor };
  beginAuditChain(ctx);
  checkInstance(ctx);
  prune(ctx);
  await work(ctx, stop.signal);
  db.$client.close();
  log.info("worker stopped");
}

await main();
