import { expect, test } from "vitest";
import { auditEntries, connections, jobs, syncHoldItems, syncHolds, syncRuns } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { memberWith } from "#lib/directory/testing/company.ts";
import { TENANT } from "#lib/entra/connection/testing.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { discardHold, releaseHold } from "./decide-hold.ts";
import { findHold, holdItems, holdsOfRun, openHolds } from "./holds-data.ts";
import { insertRun, findRun } from "./run-rows.ts";
import { insertConnection } from "./testing.ts";

type HoldGiven = Partial<typeof syncHolds.$inferInsert> & { id: string };

function desk() {
  const db = testDatabase();
  insertConnection(db);
  db.update(connections).set({ status: "Connected", finishedAt: 1 }).run();
  const as = (role: Role): Context => ({ db, clock: { now: () => 9_000 }, actor: memberWith(role) });
  const hold = (given: HoldGiven) => {
    const usual = { runId: "run-1", guard: "people-removed", kind: "people", status: "Held" } as const;
    db.insert(syncHolds)
      .values({ ...usual, count: 742, known: 1_240, limit: 248, heldAt: 1_000, ...given })
      .run();
  };
  const audit = () => db.select().from(auditEntries).all();
  return { db, as, admin: as("admin"), hold, audit };
}

test("a released hold is decided, told, and a sync is asked for that applies it", () => {
  const { db, admin, hold, audit } = desk();
  hold({ id: "h1" });
  releaseHold(admin, { holdId: "h1" });
  expect(findHold(db, "h1")).toEqual({
    id: "h1",
    runId: "run-1",
    kind: "people",
    words: "people would be removed or blocked",
    count: 742,
    known: 1_240,
    limit: 248,
    status: "Released",
    heldAt: 1_000,
    decidedAt: 9_000,
    decidedBy: "Kwame Mensah",
  });
  expect(db.select().from(syncRuns).all()).toMatchObject([
    { kind: "delta", status: "Queued", requestedBy: "Kwame Mensah" },
  ]);
  expect(db.select().from(jobs).all()).toMatchObject([{ kind: "sync" }]);
  expect(audit()).toMatchObject([
    {
      event: "sync.hold-released",
      result: "Released",
      targetId: TENANT,
      targetName: "Calder Optics",
      details: {
        holdId: "h1",
        guard: "people-removed",
        count: 742,
        words: "people would be removed or blocked",
      },
    },
    { event: "sync.requested", result: "Queued" },
  ]);
});

test("while a sync runs, a release makes another one follow it", () => {
  const { db, admin, hold } = desk();
  const runId = insertRun(db, admin.clock, { kind: "delta", requestedBy: "Schedule" });
  db.update(syncRuns).set({ status: "In progress" }).run();
  hold({ id: "h1" });
  releaseHold(admin, { holdId: "h1" });
  expect(findRun(db, runId)?.followUpBy).toBe("Kwame Mensah");
});

test("a discarded hold is decided and told, and nothing is asked of Entra", () => {
  const { db, admin, hold, audit } = desk();
  hold({ id: "h1", guard: "members-removed", kind: "groups" });
  discardHold(admin, { holdId: "h1" });
  expect(findHold(db, "h1")).toMatchObject({ status: "Discarded", decidedAt: 9_000 });
  expect(db.select().from(syncRuns).all()).toEqual([]);
  expect(audit()).toMatchObject([{ event: "sync.hold-discarded", result: "Discarded" }]);
});

test.each(["Released", "Discarded", "Applied", "Superseded", "Cleared"] as const)(
  "a hold that is %s can't be decided again",
  (status) => {
    const { db, admin, hold, audit } = desk();
    hold({ id: "h1", status, decidedAt: 2_000, decidedBy: "Noor Haidari" });
    for (const verb of [releaseHold, discardHold]) {
      expect(() => verb(admin, { holdId: "h1" })).toThrow(expect.objectContaining({ code: "conflict" }));
    }
    expect(findHold(db, "h1")).toMatchObject({ status, decidedAt: 2_000, decidedBy: "Noor Haidari" });
    expect(audit()).toEqual([]);
    expect(db.select().from(syncRuns).all()).toEqual([]);
  },
);

test("a hold that is not there can't be decided", () => {
  const { admin } = desk();
  for (const verb of [releaseHold, discardHold]) {
    expect(() => verb(admin, { holdId: "no" })).toThrow(expect.objectContaining({ code: "not-found" }));
  }
});

test.each([
  ["Paused", "conflict"],
  ["Needs reauthorization", "needs-reauthorization"],
] as const)("while %s, a release is refused and the hold still waits", (status, code) => {
  const { db, admin, hold, audit } = desk();
  hold({ id: "h1" });
  db.update(connections).set({ status }).run();
  expect(() => releaseHold(admin, { holdId: "h1" })).toThrow(expect.objectContaining({ code }));
  expect(findHold(db, "h1")).toMatchObject({ status: "Held", decidedAt: null, decidedBy: null });
  expect(audit()).toEqual([]);
});

test.each(["agent", "employee"] as const)("deciding refuses someone without the role (%s)", (role) => {
  const { db, as, hold, audit } = desk();
  hold({ id: "h1" });
  for (const verb of [releaseHold, discardHold]) {
    expect(() => verb(as(role), { holdId: "h1" })).toThrow(expect.objectContaining({ code: "not-allowed" }));
  }
  expect(findHold(db, "h1")?.status).toBe("Held");
  expect(audit()).toEqual([]);
});

test("open holds come newest first, those of a run whatever became of them", () => {
  const { db, hold } = desk();
  hold({ id: "h1", heldAt: 1 });
  hold({ id: "h2", heldAt: 2, guard: "groups-removed", kind: "groups" });
  hold({ id: "h3", heldAt: 3, guard: "units-removed", kind: "units", status: "Cleared" });
  hold({ id: "h4", heldAt: 4, runId: "run-2", guard: "retired", kind: "people" });
  expect(openHolds(db).map(({ id, words }) => [id, words])).toEqual([
    ["h4", "changes would be made"],
    ["h2", "groups would be removed"],
    ["h1", "people would be removed or blocked"],
  ]);
  expect(holdsOfRun(db, "run-1").map(({ id, status }) => [id, status])).toEqual([
    ["h2", "Held"],
    ["h1", "Held"],
    ["h3", "Cleared"],
  ]);
  expect(findHold(db, "no")).toBeNull();
});

test("what a hold would do is listed by name, page by page", () => {
  const { db, hold } = desk();
  hold({ id: "h1" });
  hold({ id: "h2" });
  const names = ["Cy", "Ann", "Bo", "Ann"];
  names.forEach((name, n) => {
    const row = { what: "removed", objectId: `o${n}`, relatedId: "", name, detail: n === 0 ? "Sales" : null };
    db.insert(syncHoldItems)
      .values([
        { holdId: "h1", ...row },
        { holdId: "h2", ...row },
      ])
      .run();
  });
  expect(holdItems(db, "h1", { limit: 3 }).map(({ name, objectId }) => `${name} ${objectId}`)).toEqual([
    "Ann o1",
    "Ann o3",
    "Bo o2",
  ]);
  expect(holdItems(db, "h1", { limit: 3, offset: 3 })).toEqual([
    { what: "removed", objectId: "o0", relatedId: "", name: "Cy", detail: "Sales" },
  ]);
  expect(holdItems(db, "h1")).toHaveLength(4);
});
