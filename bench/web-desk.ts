import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inTransaction, openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { beginAuditChain } from "#lib/audit/begin-audit-chain.ts";
import { ensureRules } from "#lib/approvals/rules/ensure-rules.ts";
import { ALL_POWERS, permissionsFor } from "#lib/entra/connection/permissions.ts";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { startSession } from "#lib/members/start-session.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { insertBenchConnection } from "./connection.ts";
import { fillRequests } from "./fill-requests.ts";
import { startProgram, startWeb, type Tenant } from "./processes.ts";

const SESSIONS = 200;

/** A reader's session: the value of the cookie, and who it is. */
export type Reader = { cookie: string; memberId: string };
export type WebDesk = Awaited<ReturnType<typeof openWebDesk>>;

/** The built web server on an imported tenant, with members, their sessions and requests. The worker has ended. */
export async function openWebDesk(tenant: Tenant, given: { members: number; requests: number }) {
  await tenant.control("POST", "consent", { grant: permissionsFor(ALL_POWERS) });
  const desk = tenant.newDesk();
  const db = openDatabase(join(desk.data, "gatehouse.db"));
  migrateDatabase(db);
  const ctx = { db, clock: systemClock, actor: commandLineActor };
  beginAuditChain(ctx);
  ensureRules(db, Date.now());
  insertBenchConnection(db, ALL_POWERS);
  requestSync(ctx, { kind: "import" });
  const worker = startProgram(["worker/main.ts"], desk.env);
  try {
    await reached(db, "Ready for review");
  } finally {
    // It gives its lease back before it ends.
    const ended = once(worker, "exit");
    worker.kill("SIGTERM");
    await ended;
  }
  applyReviewedImport(ctx);
  const { agents, employees } = fillRequests(db, given.members, given.requests);
  const sessions = (ids: readonly string[]): Reader[] =>
    inTransaction(db, () =>
      ids
        .slice(0, SESSIONS)
        .map((memberId) => ({ memberId, cookie: startSession(db, systemClock, memberId, "microsoft") })),
    );
  const readers = { agents: sessions(agents), employees: sessions(employees) };
  const web = await startWeb(desk.env);
  return {
    db,
    env: desk.env,
    url: web.url,
    pid: web.pid,
    ...readers,
    stop(): void {
      web.stop();
      db.$client.close();
    },
  };
}

/** Waits until the newest sync run is there. Throws when it failed. */
export async function reached(db: Database, wanted: string): Promise<void> {
  const status = db.$client
    .prepare<[], string>("SELECT status FROM sync_runs ORDER BY started_at DESC LIMIT 1")
    .pluck();
  while (status.get() !== wanted) {
    if (status.get() === "Failed") throw new Error("the sync failed");
    await delay(50);
  }
}
