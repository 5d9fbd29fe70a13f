// npm run bench:load [-- --seconds 180 --rate 100 --overload 3]: many members at once against the built web server
// while the worker reads the practice tenant again and again (G13), then several times that rate (G14).
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { setTimeout as delay } from "node:timers/promises";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { percentile, tenantOf } from "./figures.ts";
import { loadMix } from "./load-mix.ts";
import { startProgram, startTenant } from "./processes.ts";
import { runLoad, type Answered } from "./run-load.ts";
import { openWebDesk, type WebDesk } from "./web-desk.ts";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "10000" },
    requests: { type: "string", default: "50000" },
    rate: { type: "string", default: "100" },
    seconds: { type: "string", default: "180" },
    overload: { type: "string", default: "3" },
    sync: { type: "string", default: "on" },
  },
});
const WARM_MS = 5_000;
const OVERLOAD_MS = 30_000;
const AFTERWARDS_MS = 15_000;

const rate = Number(values.rate);
const tenant = await startTenant(tenantOf(Number(values.people)).args);
try {
  const desk = await openWebDesk(tenant, {
    members: Number(values.people),
    requests: Number(values.requests),
  });
  const worker = startProgram(["worker/main.ts"], desk.env);
  const syncing = { isOver: false, runs: 0 };
  const syncs = values.sync === "on" ? syncAgainAndAgain(desk, syncing) : Promise.resolve();
  try {
    const next = loadMix(desk);
    const send = (perSecond: number, ms: number) => runLoad(desk.url, next, { perSecond, ms });
    await send(rate / 4, WARM_MS);
    const steady = await send(rate, Number(values.seconds) * 1_000);
    const steadyRuns = syncing.runs;
    const overload = await send(rate * Number(values.overload), OVERLOAD_MS);
    const after = await send(rate, AFTERWARDS_MS);
    report({ steady, overload, after, runs: steadyRuns });
  } finally {
    syncing.isOver = true;
    await syncs;
    worker.kill("SIGTERM");
    desk.stop();
  }
} finally {
  tenant.stop();
}

/** One full reading of the tenant after the other. */
async function syncAgainAndAgain({ db }: WebDesk, state: { isOver: boolean; runs: number }): Promise<void> {
  const ctx = { db, clock: systemClock, actor: commandLineActor };
  const status = db.$client
    .prepare<[], string>("SELECT status FROM sync_runs ORDER BY started_at DESC LIMIT 1")
    .pluck();
  while (!state.isOver) {
    requestSync(ctx, { kind: "full" });
    await delay(500);
    while (["Queued", "In progress"].includes(status.get() ?? "")) await delay(100);
    if (status.get() === "Failed") throw new Error("a sync failed");
    state.runs += 1;
  }
}

type Parts = { steady: Answered[]; overload: Answered[]; after: Answered[]; runs: number };

function report({ steady, overload, after, runs }: Parts): void {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}; ${values.people} people, ${values.requests} requests; ${rate} calls a second for ${values.seconds} s, ${runs} full syncs meanwhile\n`,
  );
  for (const line of [
    "| ms from when it was due | calls | p50 | p95 | p99 | most | 5xx | no answer |",
    "|---|---|---|---|---|---|---|---|",
    row("all", steady),
    ...kinds(steady).map((kind) =>
      row(
        kind,
        steady.filter((each) => each.kind === kind),
      ),
    ),
    row(`${values.overload} times as many for ${OVERLOAD_MS / 1_000} s, answered`, overload.filter(isServed)),
    row("… turned away (503)", overload.filter(isShed)),
    row(
      "the usual number again, first 10 s",
      after.filter(({ at }) => at < 10_000),
    ),
    row(
      "… after 10 s",
      after.filter(({ at }) => at >= 10_000),
    ),
  ])
    console.log(line);
}

function isShed({ status }: Answered): boolean {
  return status === 503;
}

function isServed(answer: Answered): boolean {
  return !isShed(answer);
}

function kinds(answers: readonly Answered[]): string[] {
  return [...new Set(answers.map(({ kind }) => kind))].toSorted();
}

function row(name: string, answers: readonly Answered[]): string {
  if (answers.length === 0) return `| ${name} | 0 | | | | | | |`;
  const took = answers.map(({ ms }) => ms);
  const at = (share: number) => percentile(took, share).toFixed(0);
  const failed = answers.filter(({ status }) => status >= 500).length;
  const silent = answers.filter(({ status }) => status === 0).length;
  return `| ${name} | ${answers.length} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${Math.max(...took).toFixed(0)} | ${failed} | ${silent} |`;
}
