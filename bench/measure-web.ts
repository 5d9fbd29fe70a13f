import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openDatabase } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { members } from "#db/schema/index.ts";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { startSession } from "#lib/members/start-session.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { percentile } from "./figures.ts";
import { insertBenchConnection } from "./connection.ts";
import { startProgram, startWeb, type Tenant } from "./processes.ts";

const EVERY_MS = 50;
const IDLE_MS = 10_000;
const MOST_IN_FLIGHT = 64;

/**
 * People searches twenty times a second against the built web server, first idle and then while the worker imports the
 * whole tenant into the same database (P14). Latency counts from when a request was due. Gives one line.
 */
export async function measureWeb(tenant: Tenant, name: string): Promise<string> {
  const desk = tenant.newDesk();
  const db = openDatabase(join(desk.data, "gatehouse.db"));
  migrateDatabase(db);
  const ctx = { db, clock: systemClock, actor: commandLineActor };
  insertBenchConnection(db);
  const status = db.$client
    .prepare<[], string>("SELECT status FROM sync_runs ORDER BY started_at DESC LIMIT 1")
    .pluck();
  const until = async (...wanted: string[]) => {
    while (!wanted.includes(status.get() ?? "")) {
      if (status.get() === "Failed") throw new Error("the import failed");
      await delay(50);
    }
  };
  requestSync(ctx, { kind: "import" });
  const worker = startProgram(["worker/main.ts"], desk.env);
  const web = await startWeb(desk.env);
  try {
    await until("Ready for review");
    applyReviewedImport(ctx);
    db.insert(members)
      .values({ id: "m", email: "a@b.example", displayName: "Bench", role: "agent", createdAt: Date.now() })
      .run();
    const cookie = `gatehouse.session=${startSession(db, systemClock, "m", "local")}`;
    const ask = (text: string) => fetch(`${web.url}/api/people?q=${text}`, { headers: { cookie } });
    for (const text of ["an", "mar", "ella"])
      if (!(await ask(text)).ok) throw new Error("the web server refuses");
    const idle = await searches(ask, () => delay(IDLE_MS));
    requestSync(ctx, { kind: "full" });
    const busy = await searches(ask, () => until("Completed"));
    const line = (list: readonly number[]) =>
      `p50 ${percentile(list, 0.5).toFixed(1)}, p95 ${percentile(list, 0.95).toFixed(1)}, max ${Math.max(...list).toFixed(0)} ms (${list.length} requests)`;
    const ratio = percentile(busy, 0.95) / percentile(idle, 0.95);
    return `P14, ${name}, a search every ${EVERY_MS} ms: idle ${line(idle)}; while everything is imported ${line(busy)}; p95 ratio ${ratio.toFixed(2)}`;
  } finally {
    worker.kill("SIGTERM");
    web.stop();
    db.$client.close();
  }
}

/** Asks at a steady beat until `over` resolves; gives how long each answer took, from when it was due. */
async function searches(
  ask: (text: string) => Promise<Response>,
  over: () => Promise<unknown>,
): Promise<number[]> {
  const words = ["an", "mar", "ella", "berg", "son", "ann lind", "tech", "kov"];
  const took: number[] = [];
  // Past so many the generator waits; what is late then counts from when it was due all the same.
  const flights = new Set<Promise<void>>();
  const search = async (text: string, due: number) => {
    const response = await ask(text);
    await response.arrayBuffer();
    took.push(performance.now() - due);
  };
  const beat = { isOver: false };
  const end = over().finally(() => {
    beat.isOver = true;
  });
  const started = performance.now();
  for (let n = 0; !beat.isOver; n += 1) {
    const due = started + n * EVERY_MS;
    const waitMs = due - performance.now();
    if (waitMs > 0) await delay(waitMs);
    const flight: Promise<void> = search(words[n % words.length] ?? "a", due).finally(() =>
      flights.delete(flight),
    );
    flights.add(flight);
    if (flights.size >= MOST_IN_FLIGHT) await Promise.race(flights);
  }
  await end;
  await Promise.all(flights);
  return took;
}
