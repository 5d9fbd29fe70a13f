import { Worker } from "node:worker_threads";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase, type Database } from "#db/client.ts";
import { reconcileActions } from "#lib/entra/actions/reconcile-actions.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { SENT_LEASE_MS } from "#lib/entra/actions/run-state.ts";
import { newId } from "#lib/platform/ids.ts";
import { submitAction } from "./submit-action.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import type { DeskOrder } from "./testing/desk-child.ts";
import { fileDesk, findApp, newTarget, prepare } from "./testing/desk-bed.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import { bundleDeskChild, removeDeskChild, startDeskChild } from "./testing/run-desk-child.ts";
import { effectsOn, expectInvariants, stepsOf } from "./testing/run-invariants.ts";
import type { Target, TargetApp } from "./testing/target.ts";

const add = ACTIONS["add-user-to-group"];
const assign = ACTIONS["assign-application-to-user"];

let tenant: PracticeTenant;
let app: TargetApp;
let bed: ReturnType<typeof fileDesk>;
let target: Target;
let since: number;

beforeAll(async () => {
  [tenant] = await Promise.all([PracticeTenant.start(), bundleDeskChild()]);
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Group.ReadWrite.All"]);
  app = await findApp(tenant, "Figma");
}, 60_000);
afterAll(() => {
  removeDeskChild();
  tenant?.stop();
});
beforeEach(async () => {
  await tenant.calm();
  target = await newTarget(tenant, app);
  bed = fileDesk(tenant);
  await prepare(bed.desk, add, target);
  since = (await tenant.effects()).length;
});
afterEach(() => bed.close());

const order = (wishes: DeskOrder["wishes"], end: DeskOrder["end"] = null) => ({
  path: bed.path,
  url: tenant.url,
  agentId: bed.desk.agentId,
  wishes,
  end,
});
const effects = () => effectsOn(bed.desk, target, since);

/** Waits for what another process does. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

test("F30 the effect is there, its process is gone and nothing was answered: it is found, and not done again", async () => {
  const { desk } = bed;
  const match = { method: "POST", path: target.group, times: 1 };
  await tenant.fault({ match, phase: "after-effect", effect: { delayMs: 60_000 } });
  const wish = desk.wish(add, target);
  const child = startDeskChild(order([wish]));
  await until(async () => (await effects()).length > 0);
  child.process.kill("SIGKILL");
  await child.ended;
  expect(desk.runs()).toMatchObject([{ state: "sent" }]);
  // Whoever clicks again meanwhile is told to wait.
  expect(await desk.submit(add, target)).toMatchObject({ status: "unknown", runId: desk.runs()[0]?.id });
  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(60_000);
  expect(desk.runs()).toMatchObject([{ state: "verified" }]);
  expect(await desk.submit(add, target, { key: wish.idempotencyKey })).toMatchObject({ status: "done" });
  expect(await effects()).toHaveLength(1);
  await expectInvariants(desk, target, await effects());
});

test("F31 fifty clicks in two processes at once have one effect and one answer", async () => {
  const { desk } = bed;
  const key = newId();
  // A replayed form has the same key; a second tab has its own.
  const clicks = () =>
    Array.from({ length: 25 }, (_, n) => desk.wish(add, target, n % 2 === 0 ? key : newId()));
  const match = { method: "POST", path: target.group };
  await tenant.fault({ match, phase: "before-effect", effect: { delayMs: 150 } });
  const ends = await Promise.all([
    startDeskChild(order(clicks())).ended,
    startDeskChild(order(clicks())).ended,
  ]);
  const answers = ends.flatMap(({ outcomes }) => outcomes);
  expect(answers).toHaveLength(50);
  // Who comes when it is all over, with a key of their own, is told that it is so already.
  for (const answer of answers) expect(["done", "already-so"]).toContain(answer.status);
  const done = answers.filter(({ status }) => status === "done");
  expect(new Set(done.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
  await desk.reconcile(20 * 60_000);
  expect(await effects()).toHaveLength(1);
  await expectInvariants(desk, target, await effects());
});

test("F32 three processes that find the same abandoned run settle it once", async () => {
  const { desk } = bed;
  const end = { signal: "SIGKILL", point: "reply read" } as const;
  await startDeskChild(order([desk.wish(add, target)], end)).ended;
  desk.pass(SENT_LEASE_MS + 1);
  const { clock, tools } = desk;
  const others = Array.from({ length: 3 }, () => openDatabase(bed.path));
  const turn = () => Promise.all(others.map((db) => reconcileActions({ db, clock, openTools: tools })));
  await turn();
  desk.pass(2_000);
  await turn();
  for (const db of others) db.$client.close();
  const [run] = desk.runs();
  expect(run && stepsOf(desk, run)).toEqual(["intent", "sent", "unknown", "verified"]);
  await expectInvariants(desk, target, await effects());
});

test.each(["intent kept", "sent kept"] as const)(
  "F33 a process that slept at %s until its run was settled sends nothing and writes nothing",
  async (point) => {
    const { desk } = bed;
    const child = startDeskChild(order([desk.wish(add, target)], { signal: "SIGSTOP", point }));
    await child.reached;
    desk.pass(SENT_LEASE_MS + 1);
    await desk.reconcile(20 * 60_000);
    expect(desk.runs()).toMatchObject([{ state: "failed" }]);
    const settled = desk.audit();
    child.process.kill("SIGCONT");
    const { outcomes } = await child.ended;
    expect(outcomes).toMatchObject([{ status: "failed", runId: desk.runs()[0]?.id }]);
    expect(await effects()).toEqual([]);
    expect(desk.audit()).toEqual(settled);
    await expectInvariants(desk, target, []);
  },
);

test("F33 a process that slept between answer and result leaves the result of the one that took over", async () => {
  const { desk } = bed;
  const end = { signal: "SIGSTOP", point: "answered" } as const;
  const child = startDeskChild(order([desk.wish(add, target)], end));
  await child.reached;
  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(60_000);
  expect(desk.runs()).toMatchObject([{ state: "verified" }]);
  const settled = desk.audit();
  child.process.kill("SIGCONT");
  expect((await child.ended).outcomes).toMatchObject([{ status: "done" }]);
  expect(desk.audit()).toEqual(settled);
  await expectInvariants(desk, target, await effects());
});

test("F33 of two roles, the second is not given by a process that slept between them", async () => {
  const { desk } = bed;
  const access = `roles:${app.roles
    .map(({ roleId }) => roleId)
    .slice(0, 2)
    .join(",")}`;
  const wish = { ...desk.wish(assign, target), input: { appObjectId: app.objectId, access } };
  const end = { signal: "SIGSTOP", point: "reply read" } as const;
  const child = startDeskChild(order([wish], end));
  await child.reached;
  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(20 * 60_000);
  child.process.kill("SIGCONT");
  await child.ended;
  expect(await effects()).toHaveLength(1);
  expect(desk.runs()).toMatchObject([{ state: "failed", errorKind: "not-applied" }]);
  await expectInvariants(desk, target, await effects());
});

/** Another process's writer that keeps the lock for a second. */
const WRITER = `
  const { workerData, parentPort } = require("node:worker_threads");
  const db = new (require("better-sqlite3"))(workerData.path, { timeout: 5000 });
  db.exec("BEGIN IMMEDIATE");
  db.prepare("INSERT INTO settings (key, value, updated_at) VALUES ('busy', '1', 0)").run();
  parentPort.postMessage("locked");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  db.exec("COMMIT");
  db.close();
`;

test("F34 while another process holds the write lock for a second, the click waits and sees no error", async () => {
  const { desk } = bed;
  const writer = new Worker(WRITER, { eval: true, workerData: { path: bed.path } });
  const ended = new Promise((resolve) => writer.once("exit", resolve));
  await new Promise((resolve) => writer.once("message", resolve));
  expect(await desk.submit(add, target)).toMatchObject({ status: "done" });
  expect(await ended).toBe(0);
  await expectInvariants(desk, target, await effects());
});

const pagesOf = (db: Database) => Number(db.$client.pragma("page_count", { simple: true }));
const fillUp = (db: Database) => db.$client.pragma(`max_page_count = ${pagesOf(db) + 1}`);
const makeRoom = (db: Database) => db.$client.pragma("max_page_count = 1073741823");

test("F35 on a full disk no intent is kept and nothing is sent; with room again it works", async () => {
  const { desk } = bed;
  fillUp(desk.db);
  await expect(desk.submit(add, target)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("Free some space"),
  });
  expect(desk.runs()).toEqual([]);
  expect(await tenant.writes()).toEqual([]);
  makeRoom(desk.db);
  expect(await desk.submit(add, target)).toMatchObject({ status: "done" });
  await expectInvariants(desk, target, await effects());
});

test("F35 the disk can't be written when the answer comes: nothing is lost, the result is read back later", async () => {
  const { desk } = bed;
  const onPoint = (point: string) => void (point === "answered" && desk.db.$client.pragma("query_only = 1"));
  const wish = desk.wish(add, target);
  const click = submitAction(desk.context(), wish, () => ({ ...desk.tools(), onPoint }));
  await expect(click).rejects.toThrow("readonly");
  desk.db.$client.pragma("query_only = 0");
  expect(desk.runs()).toMatchObject([{ state: "sent" }]);
  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(60_000);
  expect(desk.runs()).toMatchObject([{ state: "verified" }]);
  await expectInvariants(desk, target, await effects());
});
