// npm run bench:workflows [-- --users 10000 --waiting 5000 --starting 1000]: what the worker does with many runs, and
// what the web notices of it. Web, worker and practice tenant on the same machine; needs a built web (`npm run build`).
import { randomUUID } from "node:crypto";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { appBundles, members } from "#db/schema/index.ts";
import { ALL_POWERS, permissionsFor } from "#lib/entra/connection/permissions.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { startSession } from "#lib/members/start-session.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor, type Context } from "#lib/platform/context.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { createWorkflow } from "#lib/workflows/create-workflow.ts";
import { publishWorkflow } from "#lib/workflows/publish-workflow.ts";
import { saveWorkflow } from "#lib/workflows/save-workflow.ts";
import type { WorkflowDocument } from "#lib/workflows/schema.ts";
import { startByHand } from "#lib/workflows/start-by-hand.ts";
import { findTemplate } from "#lib/workflows/templates.ts";
import { insertBenchConnection } from "./connection.ts";
import { percentile, tenantOf } from "./figures.ts";
import { imported, ordinaryPeople } from "./imported.ts";
import { startProgram, startTenant, startWeb } from "./processes.ts";

const { values } = parseArgs({
  options: {
    users: { type: "string", default: "10000" },
    waiting: { type: "string", default: "5000" },
    starting: { type: "string", default: "1000" },
  },
});
const [waiting, starting] = [Number(values.waiting), Number(values.starting)];
const DAY_MS = 24 * 60 * 60_000;
const PAGES = ["/requests", "/people", "/workflows", "/workflows/runs"];

const WAITS: WorkflowDocument = {
  trigger: { kind: "manual" },
  conditions: { match: "all", list: [] },
  steps: [
    { id: "wait", kind: "wait", onFailure: "stop", until: { kind: "hours", hours: 24 * 30 } },
    {
      id: "block",
      kind: "action",
      onFailure: "stop",
      actionKey: "block-sign-in",
      subject: "person",
      inputs: {},
      ends: null,
    },
  ],
};

const { args, name } = tenantOf(Number(values.users));
const tenant = await startTenant(args);
try {
  await measure();
} finally {
  tenant.stop();
}

async function measure(): Promise<void> {
  await tenant.control("POST", "consent", { grant: permissionsFor(ALL_POWERS) });
  const desk = tenant.newDesk();
  const db = openDatabase(join(desk.data, "gatehouse.db"));
  migrateDatabase(db);
  ensureServices(db);
  insertBenchConnection(db, ALL_POWERS);
  const ctx: Context = { db, clock: systemClock, actor: commandLineActor };
  requestSync(ctx, { kind: "import" });
  const worker = startProgram(["worker/main.ts"], desk.env);
  const web = await startWeb(desk.env);
  try {
    await imported(db);
    const cookie = `gatehouse.session=${sessionOf(db)}`;
    const people = ordinaryPeople(db, Math.max(waiting, starting));
    if (people.length < starting) throw new Error("There are not enough ordinary people for this.");
    const idle = await visits(web.url, cookie, delay(20_000));

    const parked = await timed(() => park(ctx, people), db, "Waiting", waiting);
    const calm = await visits(web.url, cookie, delay(20_000));
    const begun = performance.now();
    startDay(ctx, people.slice(0, starting));
    const done = settled(db, starting);
    const busy = await visits(web.url, cookie, done);
    const tookMs = performance.now() - begun;
    report({ parked, tookMs, idle, calm, busy, kept: count(db, "Waiting"), states: states(db) });
  } finally {
    worker.kill("SIGTERM");
    web.stop();
    db.$client.close();
  }
}

/** Runs that wait for a month. */
function park(ctx: Context, people: readonly string[]): void {
  const id = publish(ctx, null, WAITS);
  for (let at = 0; at < waiting; at += 1)
    startByHand(ctx, { id, personObjectId: people[at % people.length] ?? "" });
}

/** 1,000 people whose first day is today: the template as it ships, with a baseline group. */
function startDay(ctx: Context, people: readonly string[]): void {
  const group = ctx.db.$client
    .prepare<[], { objectId: string }>(
      `SELECT object_id AS objectId FROM groups WHERE in_scope = 1 AND is_dynamic = 0 AND is_on_premises = 0
          AND is_role_assignable = 0 AND is_management_restricted = 0 AND kind = 'Security' ORDER BY object_id LIMIT 1`,
    )
    .get();
  if (group === undefined) throw new Error("There is no group that can be a target.");
  const baseline = { groups: [{ ...group, displayName: "Baseline" }], apps: [], version: 1, updatedAt: 0 };
  ctx.db
    .insert(appBundles)
    .values({ id: randomUUID(), departmentKey: "", department: "", updatedByName: "Bench", ...baseline })
    .run();
  const document = findTemplate("day-1-onboarding")?.document;
  if (document === undefined) throw new Error("There is no template for the first day.");
  publish(ctx, "day-1-onboarding", document);
  // Yesterday: nine o'clock has passed in every zone.
  const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const set = ctx.db.$client.prepare("UPDATE people SET employee_hire_date = ? WHERE object_id = ?");
  ctx.db.$client.prepare("UPDATE people SET employee_hire_date = NULL").run();
  for (const person of people) set.run(day, person);
}

function publish(ctx: Context, templateKey: string | null, document: WorkflowDocument): string {
  const { id } = createWorkflow(ctx, { templateKey });
  const draft = {
    id,
    draftVersion: 0,
    name: templateKey ?? "Waits",
    description: "",
    dailyLimit: 10_000,
    document,
  };
  const { draftVersion } = saveWorkflow(ctx, draft);
  publishWorkflow(ctx, { id, draftVersion });
  return id;
}

function count(db: Database, state: string): number {
  return (
    db.$client
      .prepare<[string], number>("SELECT count(*) FROM workflow_runs WHERE state = ?")
      .pluck()
      .get(state) ?? 0
  );
}

function states(db: Database): string {
  return db.$client
    .prepare<[], { state: string; n: number }>(
      "SELECT state, count(*) AS n FROM workflow_runs GROUP BY state",
    )
    .all()
    .map(({ state, n }) => `${n} ${state}`)
    .join(", ");
}

async function timed(work: () => void, db: Database, state: string, wanted: number): Promise<number> {
  work();
  const begun = performance.now();
  while (count(db, state) < wanted) await delay(100);
  return performance.now() - begun;
}

async function settled(db: Database, wanted: number): Promise<void> {
  const isOver = db.$client
    .prepare<[], number>("SELECT count(*) FROM workflow_runs WHERE finished_at IS NOT NULL")
    .pluck();
  while ((isOver.get() ?? 0) < wanted) await delay(200);
}

function sessionOf(db: Database): string {
  db.insert(members)
    .values({ id: "m", email: "a@b.example", displayName: "Bench", role: "agent", createdAt: Date.now() })
    .run();
  return startSession(db, systemClock, "m", "local");
}

/** Five pages a second until `end`; the time of each whole answer, in ms. */
async function visits(url: string, cookie: string, end: Promise<unknown>): Promise<number[]> {
  const state = { isOver: false };
  void end.finally(() => (state.isOver = true));
  const took: number[] = [];
  for (let at = 0; !state.isOver; at += 1) {
    const begun = performance.now();
    const answer = await fetch(`${url}${PAGES[at % PAGES.length]}`, { headers: { cookie } });
    await answer.text();
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
    took.push(performance.now() - begun);
    await delay(Math.max(0, 200 - (performance.now() - begun)));
  }
  return took;
}

type Figures = {
  parked: number;
  tookMs: number;
  idle: number[];
  calm: number[];
  busy: number[];
  kept: number;
  states: string;
};

function report({ parked, tookMs, idle, calm, busy, kept, states: found }: Figures): void {
  const row = (what: string, list: readonly number[]) =>
    `| ${what} | ${list.length} | ${Math.round(percentile(list, 0.5))} | ${Math.round(percentile(list, 0.95))} |`;
  const second = (many: number, ms: number) => `${(many / (ms / 1_000)).toFixed(0)} a second`;
  for (const line of [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, ${name} (people / groups / memberships)\n`,
    `${waiting} runs taken to a wait of 30 days: ${(parked / 1_000).toFixed(0)} s, ${second(waiting, parked)}.`,
    `${starting} first days due at once (baseline group in Entra, bundle, message to the manager): ${(tookMs / 1_000).toFixed(0)} s, ${second(starting, tookMs)}, beside ${kept} that wait. In the end: ${found}.`,
    "",
    "| pages while | visits | p50, ms | p95, ms |",
    "|---|---|---|---|",
    row("no run is there", idle),
    row(`${waiting} runs wait`, calm),
    row(`${starting} start`, busy),
  ])
    console.log(line);
}
