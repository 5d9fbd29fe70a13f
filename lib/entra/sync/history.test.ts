import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, changeFeed, syncHoldItems, syncHolds, syncRuns, syncSteps } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { loadImportProgress, loadSyncProgress } from "./import-progress.ts";
import { pruneHistory } from "./prune-history.ts";
import { insertRun } from "./run-rows.ts";
import { loadRunDetails } from "./sync-runs.ts";
import { stepsOf } from "./sync-steps.ts";

const DAY = 24 * 60 * 60_000;
const NOW = 1_000 * DAY;

type RunGiven = Partial<typeof syncRuns.$inferInsert> & { id: string };

function history() {
  const db = testDatabase();
  const run = (given: RunGiven) => {
    const usual = { kind: "delta", status: "Completed", startedAt: NOW, finishedAt: NOW + 5 } as const;
    db.insert(syncRuns)
      .values({ ...usual, ...given })
      .run();
    db.insert(syncSteps).values({ runId: given.id, key: "userChanges", status: "Completed" }).run();
  };
  const hold = (id: string, status: (typeof syncHolds.$inferInsert)["status"], heldAt: number) => {
    const row = { runId: "r", guard: "people-removed", kind: "people", count: 1, known: 9, limit: 1 };
    db.insert(syncHolds)
      .values({ id, status, heldAt, ...row })
      .run();
    const item = { what: "removed", objectId: "o", relatedId: "", name: "Ann" };
    db.insert(syncHoldItems)
      .values({ holdId: id, ...item })
      .run();
  };
  const change = (runId: string, at: number) => {
    const row = { kind: "person", objectId: "o", name: "Ann", what: "joined" };
    db.insert(changeFeed)
      .values({ runId, at, ...row })
      .run();
  };
  return { db, clock: { now: () => NOW }, run, hold, change };
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();

test("one run is told with its steps in the order of the plan, what it held, and how much changed", () => {
  const { db, clock, hold, change } = history();
  const id = insertRun(db, clock, { kind: "delta", requestedBy: "Noor Haidari" });
  const error = { errorKind: "unavailable", errorMessage: "Microsoft did not answer.", graphRequestId: "g" };
  const counters = {
    requests: 12,
    units: 30,
    waits: 2,
    changes: { people: { added: 1, changed: 0, removed: 0 } },
  };
  db.update(syncRuns)
    .set({ status: "Failed", ...error, ...counters })
    .run();
  db.update(syncSteps)
    .set({ status: "Skipped", note: "Not granted.", read: 3, total: 4 })
    .where(eq(syncSteps.key, "roles"))
    .run();
  hold("h1", "Held", NOW);
  db.update(syncHolds).set({ runId: id }).run();
  change(id, NOW);
  change(id, NOW);
  change("another", NOW);
  const details = loadRunDetails(db, id);
  expect(details).toMatchObject({
    id,
    kind: "delta",
    status: "Failed",
    requestedBy: "Noor Haidari",
    ...counters,
    error: { kind: "unavailable", message: "Microsoft did not answer.", graphRequestId: "g" },
    holds: [{ id: "h1", words: "people would be removed or blocked" }],
    changeCount: 2,
  });
  expect(details?.steps.map(({ key, title }) => [key, title])).toEqual(
    stepsOf("delta").map(({ key, title }) => [key, title]),
  );
  expect(details?.steps.find(({ key }) => key === "roles")).toMatchObject({
    status: "Skipped",
    note: "Not granted.",
    read: 3,
    total: 4,
  });
  expect(loadRunDetails(db, "no")).toBeNull();
});

test("a run that nobody asked for came by the schedule", () => {
  const { db, run } = history();
  run({ id: "r1" });
  expect(loadRunDetails(db, "r1")).toMatchObject({ requestedBy: "Schedule", error: null, changeCount: 0 });
});

test("the progress is that of the cycle under way, else of the newest one", () => {
  const { db, run } = history();
  expect(loadSyncProgress(db)).toBeNull();
  run({ id: "import", kind: "import", startedAt: NOW - 2 * DAY });
  run({ id: "newest", startedAt: NOW });
  expect(loadSyncProgress(db)).toMatchObject({ runId: "newest", status: "Completed", fraction: 1 });
  // Its clock stands behind: it is under way all the same.
  run({ id: "open", status: "In progress", startedAt: NOW - DAY, finishedAt: null, throttledUntil: NOW + 9 });
  expect(loadSyncProgress(db)).toMatchObject({ runId: "open", throttledUntil: NOW + 9, finishedAt: null });
  expect(loadImportProgress(db)).toMatchObject({ runId: "import" });
});

test("the fraction counts whole steps, and inside a step what is read of what there is", () => {
  const { db, run } = history();
  run({ id: "r", status: "In progress", finishedAt: null });
  db.delete(syncSteps).run();
  const step = (key: string, given: Partial<typeof syncSteps.$inferInsert>) =>
    db
      .insert(syncSteps)
      .values({ runId: "r", key, status: "In progress", ...given })
      .run();
  const fraction = () => loadSyncProgress(db)?.fraction;
  expect(fraction()).toBe(0);
  step("users", { status: "Completed" });
  step("groups", { status: "Skipped" });
  step("apps", { status: "Queued" });
  step("units", { status: "Failed" });
  expect(fraction()).toBe(0.5);
  step("owners", { read: 25, total: 100 });
  step("members", { read: 900, total: 800 });
  step("roles", { read: 7, total: null });
  step("roleMembers", { read: 0, total: 0 });
  expect(fraction()).toBe((1 + 1 + 0.25 + 1 + 0.5 + 0.5) / 8);
});

test("runs and changes older than 400 days are forgotten, steps after 90, and nothing that is still open", () => {
  const { db, clock, run, change } = history();
  run({ id: "today" });
  run({ id: "season", startedAt: NOW - 91 * DAY });
  run({ id: "edge", startedAt: NOW - 400 * DAY });
  run({ id: "old", startedAt: NOW - 401 * DAY });
  run({ id: "old failed", status: "Failed", startedAt: NOW - 401 * DAY });
  for (const status of ["Queued", "In progress", "Ready for review"] as const)
    run({ id: `old ${status}`, status, startedAt: NOW - 500 * DAY, finishedAt: null });
  change("old", NOW - 401 * DAY);
  change("edge", NOW - 400 * DAY);
  recordAudit(
    { db, clock: { now: () => NOW - 900 * DAY }, actor: commandLineActor },
    { event: "sync.requested", result: "Queued" },
  );
  pruneHistory({ db, clock });
  const open = ["old In progress", "old Queued", "old Ready for review"];
  expect(ids(db.select().from(syncRuns).all())).toEqual(["edge", ...open, "season", "today"]);
  const steps = db.select({ id: syncSteps.runId }).from(syncSteps).all();
  expect(ids(steps)).toEqual([...open, "today"]);
  expect(db.select().from(changeFeed).all()).toMatchObject([{ runId: "edge" }]);
  expect(db.select().from(auditEntries).all()).toHaveLength(1);
});

test("the lists of decided holds go after 90 days, the holds after 400, and what waits or is released stays", () => {
  const { db, clock, hold } = history();
  for (const status of ["Held", "Released"] as const) hold(`very old ${status}`, status, NOW - 900 * DAY);
  for (const status of ["Discarded", "Applied", "Superseded", "Cleared"] as const) {
    hold(`old ${status}`, status, NOW - 401 * DAY);
    hold(`season ${status}`, status, NOW - 91 * DAY);
  }
  hold("young", "Discarded", NOW - 89 * DAY);
  pruneHistory({ db, clock });
  const kept = ["season Applied", "season Cleared", "season Discarded", "season Superseded"];
  const waiting = ["very old Held", "very old Released"];
  expect(ids(db.select().from(syncHolds).all())).toEqual([...kept, ...waiting, "young"]);
  const items = db.select({ id: syncHoldItems.holdId }).from(syncHoldItems).all();
  expect(ids(items)).toEqual([...waiting, "young"]);
});
