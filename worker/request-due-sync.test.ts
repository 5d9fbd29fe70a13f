import { expect, test } from "vitest";
import { auditEntries, connections, syncRuns } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { memberWith } from "#lib/directory/testing/company.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { insertConnection } from "#lib/entra/sync/testing.ts";
import { closeRun, openRun } from "#lib/entra/sync/run-rows.ts";
import { saveSyncSettings } from "#lib/entra/sync/save-sync-settings.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { requestDueSync } from "./request-due-sync.ts";

const HOUR = 60 * 60_000;
const NOW = 1_000 * HOUR;

function desk(given: Partial<typeof connections.$inferInsert> = {}) {
  const db = testDatabase();
  insertConnection(db);
  db.update(connections)
    .set({ status: "Connected", finishedAt: 1, lastSyncAt: NOW - 4 * HOUR, nextSyncAt: NOW, ...given })
    .run();
  const time = { now: NOW };
  const clock = { now: () => time.now };
  const admin: Context = { db, clock, actor: memberWith("admin") };
  const worker: Context = { db, clock, actor: workerActor };
  const tick = () => requestDueSync(worker);
  const runs = () => db.select().from(syncRuns).all();
  return { db, time, admin, tick, runs };
}

test("a sync whose time has come is asked for once, by the schedule and without a line in the audit log", () => {
  const { db, tick, runs } = desk();
  tick();
  tick();
  expect(runs()).toMatchObject([{ kind: "delta", status: "Queued", requestedBy: "Schedule" }]);
  expect(db.select().from(auditEntries).all()).toEqual([]);
});

test("a sync that is not due yet waits for its time", () => {
  const { time, tick, runs } = desk({ nextSyncAt: NOW + 1 });
  tick();
  expect(runs()).toEqual([]);
  time.now += 1;
  tick();
  expect(runs()).toHaveLength(1);
});

test("while a cycle waits or works, none is asked for", () => {
  for (const status of ["Queued", "In progress"] as const) {
    const { db, admin, tick, runs } = desk();
    requestSync(admin, { kind: "full" });
    db.update(syncRuns).set({ status }).run();
    tick();
    expect(runs()).toMatchObject([{ kind: "full", followUpBy: null }]);
  }
});

test.each([
  ["paused", { status: "Paused", nextSyncAt: null }],
  ["paused, whatever time is left there", { status: "Paused" }],
  ["in need of reauthorization", { status: "Needs reauthorization" }],
  ["importing", { status: "Importing" }],
  ["ready for review", { status: "Ready for review" }],
  ["connected without a time", { nextSyncAt: null }],
] as const)("nothing is asked while %s", (_name, given) => {
  const { tick, runs } = desk(given);
  tick();
  expect(runs()).toEqual([]);
});

test("nothing is asked while nothing is connected", () => {
  const { db, tick, runs } = desk();
  db.delete(connections).run();
  tick();
  expect(runs()).toEqual([]);
});

test("a clock that was put back does not stop the syncs", () => {
  const { db, time, tick, runs } = desk({ lastSyncAt: NOW, nextSyncAt: NOW + 4 * HOUR });
  time.now = NOW - 24 * HOUR;
  tick();
  expect(runs()).toHaveLength(1);
  db.delete(syncRuns).run();
  // Put back by less than the interval, the time is one that may be meant.
  time.now = NOW;
  tick();
  expect(runs()).toEqual([]);
});

test("with a longer interval a later time is meant", () => {
  const { db, admin, tick, runs } = desk({ lastSyncAt: NOW - HOUR, nextSyncAt: NOW + 3 * HOUR });
  saveSyncSettings(admin, { everyHours: 24, limits: {} });
  tick();
  expect(runs()).toEqual([]);
  db.update(connections)
    .set({ nextSyncAt: NOW + 25 * HOUR })
    .run();
  tick();
  expect(runs()).toHaveLength(1);
});

test("what was asked for during another cycle comes once that is over, due or not", () => {
  const { db, admin, tick, runs } = desk({ nextSyncAt: NOW + HOUR });
  const { runId } = requestSync(admin, { kind: "delta" });
  db.update(syncRuns).set({ status: "In progress" }).run();
  for (let n = 0; n < 20; n += 1) requestSync(admin, { kind: "delta" });
  tick();
  expect(runs()).toHaveLength(1);
  closeRun(db, admin.clock, runId, "Completed");
  tick();
  tick();
  expect(runs()).toMatchObject([{ id: runId }, { status: "Queued", requestedBy: "Kwame Mensah" }]);
  closeRun(db, admin.clock, openRun(db)?.id ?? "", "Completed");
  tick();
  expect(runs()).toHaveLength(2);
});
