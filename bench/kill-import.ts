// kill -9 of the worker at 20 points of an import; restarted, the mirror must equal the tenant each time.
// node --conditions=react-server bench/kill-import.ts [--users 20000] [--points 20]
import { setTimeout as delay } from "node:timers/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { differences } from "#lib/entra/sync/testing.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { insertBenchConnection } from "./connection.ts";
import { startProgram, startTenant } from "./processes.ts";

const { values } = parseArgs({
  options: { users: { type: "string", default: "20000" }, points: { type: "string", default: "20" } },
});
const points = Number(values.points);

const tenant = await startTenant(["--users", values.users, "--groups", "1000", "--memberships", "150000"]);
const truth = {
  async truth(name: string) {
    const text = await tenant.control("GET", `truth/${name}`);
    return text
      .split("\n")
      .filter(Boolean)
      .map((line): Record<string, string | boolean | null> => JSON.parse(line));
  },
};

/** One import with kills at the given share of its commits; gives what happened. */
async function importWithKill(killAt: number | null, total: number) {
  const desk = tenant.newDesk();
  const db = openDatabase(join(desk.data, "gatehouse.db"));
  migrateDatabase(db);
  const ctx = { db, clock: systemClock, actor: commandLineActor };
  insertBenchConnection(db);
  requestSync(ctx, { kind: "import" });
  const status = db.$client.prepare<[], string>("SELECT status FROM sync_runs").pluck();
  const read = db.$client.prepare<[], number>("SELECT total(read) FROM sync_steps").pluck();
  const step = db.$client
    .prepare<[], string>("SELECT group_concat(key, ' ') FROM sync_steps WHERE status = 'In progress'")
    .pluck();
  const started = performance.now();
  let worker = startProgram(["worker/main.ts"], desk.env);
  let killedIn = "";
  if (killAt !== null) {
    while ((read.get() ?? 0) < killAt * total && status.get() !== "Ready for review") await delay(2);
    killedIn = status.get() === "Ready for review" ? "after the end" : (step.get() ?? "between steps");
    worker.kill("SIGKILL");
    await new Promise((resolve) => void worker.once("exit", resolve));
    worker = startProgram(["worker/main.ts"], desk.env);
  }
  while (status.get() !== "Ready for review") {
    if (status.get() === "Failed" || performance.now() - started > 300_000)
      throw new Error("the import did not end");
    await delay(50);
  }
  const ms = performance.now() - started;
  const readAll = read.get() ?? 0;
  const stopped = new Promise((resolve) => void worker.once("exit", resolve));
  worker.kill("SIGTERM");
  await stopped;
  const requests = Number(db.$client.prepare("SELECT requests FROM sync_runs").pluck().get());
  applyReviewedImport(ctx);
  const found = await differences(truth, db);
  db.$client.close();
  return { killedIn, ms, requests, readAll, isEqual: Object.keys(found).length === 0, found };
}

let isGood = true;
try {
  const whole = await importWithKill(null, 0);
  console.log(
    `whole: ${whole.readAll} read, ${whole.requests} requests, ${Math.round(whole.ms)} ms, equal ${whole.isEqual}`,
  );
  console.log(
    "| kill at | while | requests (whole + repeated) | mirror equals the tenant |\n|---|---|---|---|",
  );
  for (let point = 1; point <= points; point += 1) {
    const share = point / (points + 1);
    const result = await importWithKill(share, whole.readAll);
    isGood &&= result.isEqual;
    const repeated = result.requests - whole.requests;
    console.log(
      `| ${Math.round(share * 100)} % | ${result.killedIn} | ${result.requests} (${repeated >= 0 ? "+" : ""}${repeated}) | ${result.isEqual ? "yes" : `NO ${JSON.stringify(result.found)}`} |`,
    );
  }
} finally {
  tenant.stop();
}
process.exitCode = isGood ? 0 : 1;
