import { Worker } from "node:worker_threads";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { copyFileSync } from "node:fs";
import { openDatabase, type Database } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { memberWith } from "#lib/directory/testing/company.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { claimJob } from "#lib/platform/jobs/claim-job.ts";
import { enqueueJob } from "#lib/platform/jobs/enqueue-job.ts";
import { completeJob } from "#lib/platform/jobs/settle-job.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { LEASE_MS, leaseOwner } from "#lib/platform/leases/lease.ts";
import { requestDueSync } from "../../../worker/request-due-sync.ts";
import { runJob } from "../../../worker/run-job.ts";
import { runSyncUnderLease } from "../../../worker/run-sync-job.ts";
import { requestSync } from "./request-sync.ts";
import { findRun, insertRun, openRun } from "./run-rows.ts";
import { SYNC_LEASE } from "./schedule.ts";
import { describeFailure } from "./sync-error.ts";
import { deskFor, differences, mirrorLines, startPractice, type Practice } from "./testing.ts";
import {
  databasePath,
  feedLines,
  fileDatabase,
  movableClock,
  runStatuses,
  SMALL,
} from "./testing/fault-bed.ts";
import { runChild } from "./testing/run-child.ts";

let practice: Practice;
const imported = databasePath();
beforeAll(async () => {
  practice = await startPractice(SMALL);
  const db = fileDatabase(imported);
  await deskFor(practice, { db }).importAll();
  db.$client.close();
}, 60_000);
afterAll(() => practice?.stop());
afterEach(() => practice.control("DELETE", "faults"));

function onFile(): { path: string; db: Database } {
  const path = databasePath();
  copyFileSync(imported, path);
  return { path, db: openDatabase(path) };
}

const change = (seed: number) =>
  practice.control("POST", "change", { seed, users: 10, memberships: 20, joiners: 3, leavers: 2 });

test("F32 of three processes that start at once, one runs the cycle and the others stand back", async () => {
  const { path, db } = onFile();
  await change(31);
  const runId = insertRun(db, systemClock, { kind: "full", requestedBy: "Test" });
  await practice.control("POST", "faults", { match: { path: "/v1.0/" }, effect: { delayMs: 15 } });
  const order = { path, url: practice.url, runId, kind: "full", kill: null } as const;
  const ends = await Promise.all([runChild(order), runChild(order), runChild(order)]);
  await practice.control("DELETE", "faults");
  // Who comes when it is all over finds the run closed.
  expect(ends.filter(({ status }) => status === "completed")).toHaveLength(1);
  expect(ends.every(({ status }) => ["completed", "busy", "cancelled"].includes(String(status)))).toBe(true);
  expect(runStatuses(db)).toEqual(["Completed", "Completed"]);
  expect(new Set(feedLines(db)).size).toBe(feedLines(db).length);
  expect(await differences(practice, db)).toEqual({});
});

test("F32 while one process syncs, the worker of another is told busy and touches nothing", async () => {
  const { db } = onFile();
  const desk = deskFor(practice, { db });
  const runId = insertRun(db, systemClock, { kind: "delta", requestedBy: "Test" });
  const others: Promise<string>[] = [];
  const result = await desk.cycle("delta", {
    runId,
    onPoint(point) {
      if (point !== "all read") return;
      const options = { signal: new AbortController().signal, canRetry: false };
      others.push(runSyncUnderLease(desk.ctx, leaseOwner(), runId, options).then(({ status }) => status));
    },
  });
  expect(result.status).toBe("completed");
  expect(await Promise.all(others)).toEqual(["busy"]);
});

test.each(["staged page", "applied cycle"])(
  "F33 a process that slept until another took over can commit no %s",
  async (what) => {
    const { db } = onFile();
    const clock = movableClock();
    const desk = deskFor(practice, { db, clock });
    await change(33);
    const before = mirrorLines(db);
    let commits = 0;
    let taken: ReturnType<typeof acquireLease> = null;
    const takeOver = () => {
      clock.move(LEASE_MS + 1);
      taken = acquireLease(db, clock, SYNC_LEASE, leaseOwner());
    };
    const asleep = desk.cycle("delta", {
      onCommit() {
        commits += 1;
        if (what === "staged page" && commits === 3) takeOver();
      },
      onPoint: (point) => void (what === "applied cycle" && point === "all read" && takeOver()),
    });
    await expect(asleep).rejects.toThrow("has passed to another process");
    expect(taken).toMatchObject({ fence: expect.any(Number) });
    if (what === "staged page") expect(commits).toBe(3);
    expect(mirrorLines(db)).toEqual(before);
    expect(feedLines(db)).toEqual([]);
    // The other one goes on with the open run once its own time has come.
    const run = openRun(db);
    clock.move(LEASE_MS + 1);
    expect((await deskFor(practice, { db, clock }).cycle("delta", { runId: run?.id ?? "" })).status).toBe(
      "completed",
    );
    expect(await differences(practice, db)).toEqual({});
    expect(new Set(feedLines(db)).size).toBe(feedLines(db).length);
  },
);

/** Another process's writer: holds the write lock for a while, again and again. */
const WRITER = `
  const { workerData, parentPort } = require("node:worker_threads");
  const SqliteDatabase = require("better-sqlite3");
  const db = new SqliteDatabase(workerData.path, { timeout: 5000 });
  const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  for (let turn = 0; turn < 5; turn += 1) {
    db.exec("BEGIN IMMEDIATE");
    db.prepare("INSERT INTO settings (key, value, updated_at) VALUES (?, '1', 0)").run("busy." + turn);
    if (turn === 0) parentPort.postMessage("locked");
    wait(120);
    db.exec("COMMIT");
    wait(15);
  }
  db.close();
`;

test("F34 a cycle shares the file with another writer: both write all, and nobody sees an error", async () => {
  const { path, db } = onFile();
  await change(34);
  const writer = new Worker(WRITER, { eval: true, workerData: { path } });
  await new Promise((resolve) => writer.once("message", resolve));
  const ended = new Promise((resolve) => writer.once("exit", resolve));
  expect((await deskFor(practice, { db }).cycle("delta")).status).toBe("completed");
  expect(await ended).toBe(0);
  expect(await differences(practice, db)).toEqual({});
  expect(db.$client.prepare("SELECT count(*) FROM settings WHERE key LIKE 'busy.%'").pluck().get()).toBe(5);
});

const fillUp = (db: Database) => {
  const pages = Number(db.$client.pragma("page_count", { simple: true }));
  db.$client.pragma(`max_page_count = ${pages + 1}`);
};
const makeRoom = (db: Database) => db.$client.pragma("max_page_count = 1073741823");

test.each([
  ["while it reads", "page fetched"],
  ["while it applies", "before apply"],
] as const)(
  "F35 a disk that is full %s fails the cycle with its sentence and no half of it; with room again it goes on",
  async (_name, when) => {
    const { db } = onFile();
    const desk = deskFor(practice, { db });
    await practice.control("POST", "add", { kind: "users", count: 80, seed: when.length });
    const before = mirrorLines(db);
    let isFull = false;
    const onPoint = (point: string) => {
      if (point !== when || isFull) return;
      isFull = true;
      fillUp(db);
    };
    const result = await desk.cycle("full", { onPoint });
    expect(result).toMatchObject({
      status: "failed",
      error: { kind: "disk-full", message: expect.stringContaining("free some space") },
    });
    expect(findRun(db, result.runId)?.errorKind).toBe("disk-full");
    expect(mirrorLines(db)).toEqual(before);
    expect(db.$client.pragma("quick_check", { simple: true })).toBe("ok");
    makeRoom(db);
    expect((await desk.cycle("delta")).status).toBe("completed");
    expect(await differences(practice, db)).toEqual({});
  },
);

test.each(["page fetched", "before apply"] as const)(
  "F36 a database that can't be written any more (%s) fails the cycle with its sentence; writable again it goes on",
  async (when) => {
    const { db } = onFile();
    const clock = movableClock();
    const desk = deskFor(practice, { db, clock });
    await change(36);
    const before = mirrorLines(db);
    const onPoint = (point: string) => void (point === when && db.$client.pragma("query_only = 1"));
    const cycle = desk.cycle("delta", { onPoint });
    const result = await cycle.catch((error: unknown) => ({
      status: "failed",
      error: describeFailure(error),
    }));
    expect(result).toMatchObject({
      status: "failed",
      error: { kind: "disk-unwritable", message: expect.stringContaining("can't be written") },
    });
    expect(mirrorLines(db)).toEqual(before);
    db.$client.pragma("query_only = 0");
    // Its end could not be written either: the same run goes on, once the lease has run out.
    clock.move(LEASE_MS + 1);
    const open = openRun(db);
    expect((await desk.cycle("delta", open === null ? {} : { runId: open.id })).status).toBe("completed");
    expect(await differences(practice, db)).toEqual({});
  },
);

test("F36 the worker outlives a disk that can't be written, and does the job afterwards", async () => {
  const { db } = onFile();
  const { ctx } = deskFor(practice, { db });
  enqueueJob(db, ctx.clock, { kind: "finish-setup", key: "test", payload: {} });
  const job = claimJob(db, ctx.clock, leaseOwner());
  if (job === null) throw new Error("the job was due");
  db.$client.pragma("query_only = 1");
  await runJob(
    ctx,
    { ...job, kind: "sync", payload: { runId: "any" } },
    job.owner,
    new AbortController().signal,
  );
  db.$client.pragma("query_only = 0");
  const clock = movableClock();
  expect(claimJob(db, clock, leaseOwner())).toBeNull();
  clock.move(LEASE_MS + 1);
  expect(claimJob(db, clock, leaseOwner())).toMatchObject({ key: "test", attempt: 2 });
});

test("F51 twenty requests while a cycle runs are one more cycle after it, and no third", async () => {
  const desk = deskFor(practice, onFile());
  desk.db
    .update(connections)
    .set({ nextSyncAt: Date.now() + 60 * 60_000 })
    .run();
  const asAdmin = { ...desk.ctx, actor: memberWith("admin") };
  const { runId } = requestSync(asAdmin, { kind: "delta" });
  const job = claimJob(desk.db, desk.ctx.clock, leaseOwner());
  expect(job?.payload).toEqual({ runId });
  let asked = 0;
  const ask = () => {
    for (; asked < 20; asked += 1)
      expect(requestSync(asAdmin, { kind: "full" })).toEqual({ runId, isNew: false });
  };
  expect((await desk.cycle("delta", { runId, onCommit: ask })).status).toBe("completed");
  if (job) completeJob(desk.db, job);
  expect(asked).toBe(20);
  requestDueSync(desk.ctx);
  const next = openRun(desk.db);
  expect(next).toMatchObject({ status: "Queued", requestedBy: "Kwame Mensah" });
  expect(claimJob(desk.db, desk.ctx.clock, leaseOwner())?.payload).toEqual({ runId: next?.id });
  expect((await desk.cycle("delta", { runId: next?.id ?? "" })).status).toBe("completed");
  requestDueSync(desk.ctx);
  expect(openRun(desk.db)).toBeNull();
  expect(runStatuses(desk.db)).toEqual(["Completed", "Completed", "Completed"]);
});
