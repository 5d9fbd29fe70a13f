import "server-only";
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { and, count, eq, inArray, lt, or } from "drizzle-orm";
import { checkReady } from "#db/check-ready.ts";
import type { Database } from "#db/client.ts";
import { accessEndings, actionRuns, messageSends, syncHolds } from "#db/schema/index.ts";
import { readAuditChecks } from "#lib/audit/checks-data.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import { lastSyncRun } from "#lib/entra/sync/sync-runs.ts";
import { syncEveryMs } from "#lib/entra/sync/sync-settings.ts";
import { findInstanceHold, findLastBackupAt } from "#lib/instance/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import type { HealthFacts } from "./types.ts";
import { findWorkerSeenAt } from "./worker-seen.ts";

const UNKNOWN_FOR_MS = 15 * 60_000;
const LATE_BY_MS = 60 * 60_000;

/** Everything that the health of this Gatehouse is judged by. Admins only. */
export function readHealthFacts(ctx: Context): HealthFacts {
  requireRole(ctx, "admin");
  const { db } = ctx;
  const now = ctx.clock.now();
  const connection = findConnection(db);
  const last = lastSyncRun(db);
  const { all } = readAuditChecks(db);
  return {
    now,
    workerSeenAt: findWorkerSeenAt(db),
    notReady: checkReady(db),
    freeBytes: freeBytes(db),
    isHeld: findInstanceHold(db) !== null,
    automationPausedAt: findAutomationPause(db)?.at ?? null,
    connection: connection?.status ?? "Not connected",
    lastSync: last === null ? null : { status: last.status, finishedAt: last.finishedAt },
    syncEveryMs: syncEveryMs(db),
    heldSyncs: countHolds(db),
    credentialDays: connection?.credentialWarnedDays ?? null,
    openRuns: countOpenRuns(db, now - UNKNOWN_FOR_MS),
    lateEndings: countLateEndings(db, now - LATE_BY_MS),
    failedSends: countFailedSends(db),
    auditCheck: all === null ? null : { at: all.at, problem: all.problem?.words ?? null },
    lastBackupAt: findLastBackupAt(db),
  };
}

function freeBytes({ $client }: Database): number | null {
  if ($client.memory) return null;
  const { bavail, bsize } = statfsSync(dirname($client.name));
  return bavail * bsize;
}

function countHolds(db: Database): number {
  return db.select({ n: count() }).from(syncHolds).where(eq(syncHolds.status, "Held")).get()?.n ?? 0;
}

function countOpenRuns(db: Database, since: number): number {
  const isOpen = inArray(actionRuns.state, ["intent", "sent", "unknown"]);
  const row = db
    .select({ n: count() })
    .from(actionRuns)
    .where(and(isOpen, lt(actionRuns.createdAt, since)))
    .get();
  return row?.n ?? 0;
}

function countLateEndings(db: Database, since: number): number {
  const isLate = and(eq(accessEndings.state, "Waiting"), lt(accessEndings.endsAt, since));
  const row = db
    .select({ n: count() })
    .from(accessEndings)
    .where(or(isLate, eq(accessEndings.state, "Failed")))
    .get();
  return row?.n ?? 0;
}

function countFailedSends(db: Database): number {
  return db.select({ n: count() }).from(messageSends).where(eq(messageSends.state, "Failed")).get()?.n ?? 0;
}
