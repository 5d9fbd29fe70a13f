import type { Database } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import type { TokenSource } from "#lib/entra/graph/types.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { releaseLease } from "#lib/platform/leases/hold-lease.ts";
import { leaseOwner, type Lease } from "#lib/platform/leases/lease.ts";
import { applyReviewedImport } from "../finish-setup.ts";
import { insertRun, openRun } from "../run-rows.ts";
import { runSyncCycle, type CyclePoint, type CycleResult } from "../run-sync-cycle.ts";
import { SYNC_LEASE } from "../schedule.ts";
import { insertConnection, READ_PERMISSIONS } from "../testing.ts";
import type { SyncKind } from "../types.ts";
import { createModelTenant } from "./model-tenant.ts";
import type { Random } from "./random.ts";
import { createMirrorGlance } from "./whole-mirror.ts";

/** Where a process ends, after how many such moments: killed, or told to stop between two pages. */
type Ending = { at: CyclePoint | "request" | "staged"; after: number; how: "killed" | "parked" };

const MOST_ATTEMPTS = 20;
/** Afterwards no process ends any more, so that the cycle gets done. */
const RESTLESS_ATTEMPTS = 6;

/** A desk on a model tenant, whose processes end at random and are followed by new ones. */
export function createRestlessDesk(db: Database, random: Random) {
  insertConnection(db);
  let time = Date.UTC(2026, 10, 24);
  const clock = { now: () => time };
  const ctx: Context = { db, clock, actor: workerActor };
  const tenantId = findConnection(db)?.tenantId ?? "";
  const tenant = createModelTenant(random, tenantId);
  const token = { accessToken: "token", tenantId, roles: READ_PERMISSIONS, expiresAt: 0 };
  const tokens: TokenSource = { getToken: async () => token };
  const glance = createMirrorGlance(db);
  /** What readers have seen since the last cycle was applied. */
  let shown = glance();

  /** The graph client of a new process. */
  const openGraph = () =>
    createGraphClient({
      baseUrl: "https://graph.microsoft.com",
      tokens,
      transport: tenant.transport,
      clock,
      random: random.next,
      sleep: async (ms, signal) => {
        time += ms;
        signal?.throwIfAborted();
      },
    });

  /** One process at work: on the cycle that was begun, or on a new one. */
  async function attempt(kind: SyncKind, ending: Ending | null): Promise<CycleResult> {
    const runId = openRun(db)?.id ?? insertRun(db, clock, { kind, requestedBy: "Test" });
    const lease = acquireLease(db, clock, SYNC_LEASE, leaseOwner());
    const connection = findConnection(db);
    if (lease === null || connection === null) throw new Error("the desk is not ready for a cycle");
    const stop = new AbortController();
    const reach = createReach(ending, (how) => endProcess(db, lease, stop, how));
    let hasShownHalf = false;
    tenant.listen(() => {
      reach("request");
      if (random.chance(0.02)) hasShownHalf ||= glance() !== shown;
    });
    try {
      const result = await runSyncCycle({
        ctx,
        graph: openGraph(),
        connection,
        runId,
        lease,
        signal: stop.signal,
        canRetry: random.chance(0.5),
        onCommit: () => reach("staged"),
        onPoint: reach,
      });
      if (hasShownHalf) throw new Error("the mirror changed while a cycle was under way");
      return result;
    } catch (error) {
      if (!stop.signal.aborted || hasShownHalf) throw error;
      return { status: "parked" };
    } finally {
      tenant.listen(undefined);
      releaseLease(db, lease);
    }
  }

  /** Readers see what was applied last, all of it and nothing else. */
  function expectUnchanged(when: string): void {
    if (glance() !== shown) throw new Error(`the mirror changed ${when}`);
  }

  /** One process after another works on the cycle until it is done. */
  async function cycle(kind: SyncKind, isCalm = false): Promise<void> {
    for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
      const isRestless = !isCalm && attempts < RESTLESS_ATTEMPTS;
      const result = await attempt(kind, isRestless ? drawEnding(random) : null);
      const isOver = result.status === "completed" || (result.status === "parked" && openRun(db) === null);
      if (isOver) shown = glance();
      else expectUnchanged(`although its cycle was ${result.status}`);
      if (isOver || result.status === "ready-for-review") return;
      const isPassing = result.status !== "failed" || PASSING.has(result.error.kind);
      if (isCalm || result.status === "held" || !isPassing)
        throw new Error(`a cycle ended: ${JSON.stringify(result)}`);
      if (random.chance(0.1)) tenant.expirePageTokens();
      tenant.change(random.below(2));
      time += random.below(60_000);
    }
    throw new Error("a cycle did not end");
  }

  return {
    db,
    tenant,
    cycle,
    async importAll(): Promise<void> {
      await cycle("import");
      tenant.change(random.below(3));
      applyReviewedImport(ctx);
      shown = glance();
    },
    wait: (ms: number): void => void (time += ms),
  };
}

export type RestlessDesk = ReturnType<typeof createRestlessDesk>;

/** Failures that the next attempt gets over. */
const PASSING: ReadonlySet<string> = new Set(["expired-delta", "throttled", "unavailable"]);

/** Points that are passed again and again, and those passed once. */
const OFTEN = ["request", "page fetched", "staged", "staged"] as const;
const ONCE = [
  "run begun",
  "all read",
  "before apply",
  "diff built",
  "inside apply",
  "before cursor",
  "committed",
] as const;

function drawEnding(random: Random): Ending | null {
  if (random.chance(0.55)) return null;
  if (random.chance(0.2)) return { at: random.pick(ONCE) ?? "all read", after: 0, how: "killed" };
  const how = random.chance(0.3) ? "parked" : "killed";
  return { at: random.pick(OFTEN) ?? "staged", after: random.below(25), how };
}

function createReach(ending: Ending | null, end: (how: Ending["how"]) => void) {
  let left = ending?.after ?? 0;
  return (at: Ending["at"]): void => {
    if (ending?.at !== at) return;
    if (left === 0) end(ending.how);
    left -= 1;
  };
}

/** A killed process writes nothing any more: its lease has passed on. */
function endProcess(db: Database, lease: Lease, stop: AbortController, how: Ending["how"]): void {
  stop.abort();
  if (how === "parked") return;
  releaseLease(db, lease);
  throw new Error("the process was killed");
}
