import { expect, test } from "vitest";
import {
  auditEntries,
  connectDrafts,
  connections,
  jobs,
  stagedRoles,
  syncCursors,
  syncHolds,
  syncRuns,
} from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { findRun, insertRun } from "#lib/entra/sync/run-rows.ts";
import { insertConnection } from "#lib/entra/sync/testing.ts";
import { enqueueJob } from "#lib/platform/jobs/enqueue-job.ts";
import { findConnection } from "./data.ts";
import { disconnect } from "./disconnect.ts";
import { pauseConnection, resumeConnection } from "./pause-connection.ts";
import { auditOf, TENANT, testDesk } from "./testing.ts";

/** A connected desk with one person, one group, and a cycle that is being worked on. */
function desk() {
  const it = testDesk();
  const { db, admin } = it;
  insertConnection(db);
  const dates = { finishedAt: 1, lastSyncAt: 2, nextSyncAt: it.time.now + 9 };
  db.update(connections)
    .set({ status: "Connected", ...dates })
    .run();
  const company = new Company(db);
  company.member(company.group({ displayName: "Studio" }), company.person({ displayName: "Ann" }));
  const { runId } = requestSync(admin, { kind: "delta" });
  db.update(syncRuns).set({ status: "In progress", followUpBy: "Noor Haidari", throttledUntil: 3 }).run();
  db.insert(stagedRoles).values({ objectId: "r", displayName: "Helper", templateId: "t" }).run();
  const mirror = () =>
    db.$client
      .prepare("SELECT p.in_scope AS person, g.in_scope AS grp FROM people p, groups g, memberships")
      .get();
  return { ...it, runId, mirror };
}

test("pausing ends the open cycle with its job and what it read, and keeps the mirror", () => {
  const { db, admin, time, runId, mirror } = desk();
  pauseConnection(admin);
  expect(findConnection(db)).toMatchObject({
    status: "Paused",
    pausedAt: time.now,
    pausedBy: "Noor Haidari",
    nextSyncAt: null,
    lastSyncAt: 2,
  });
  expect(findRun(db, runId)).toMatchObject({
    status: "Cancelled",
    finishedAt: time.now,
    followUpBy: null,
    throttledUntil: null,
  });
  expect(db.select().from(jobs).all()).toEqual([]);
  expect(db.select().from(stagedRoles).all()).toEqual([]);
  expect(mirror()).toEqual({ person: 1, grp: 1 });
  expect(db.select().from(auditEntries).all().at(-1)).toMatchObject({
    event: "connection.paused",
    result: "Paused",
    actorName: "Noor Haidari",
    targetKind: "tenant",
    targetId: TENANT,
    targetName: "Calder Optics",
  });
  expect(() => requestSync(admin, { kind: "delta" })).toThrow("The connection is paused. Resume it first.");
});

test("what is over and what is none of the sync's is not stopped", () => {
  const { db, admin } = desk();
  const done = insertRun(db, admin.clock, { kind: "full", requestedBy: "Schedule" });
  db.update(syncRuns).set({ status: "In progress" }).run();
  db.$client.prepare("UPDATE sync_runs SET status = 'Completed', finished_at = 7 WHERE id = ?").run(done);
  enqueueJob(db, admin.clock, { kind: "mail", key: "mail-1", payload: {} });
  pauseConnection(admin);
  expect(findRun(db, done)).toMatchObject({ status: "Completed", finishedAt: 7 });
  expect(db.select().from(jobs).all()).toMatchObject([{ kind: "mail" }]);
});

test("resuming makes the next sync due at once", () => {
  const { db, admin, time } = desk();
  pauseConnection(admin);
  time.now += 60_000;
  resumeConnection(admin);
  expect(findConnection(db)).toMatchObject({
    status: "Connected",
    nextSyncAt: time.now,
    pausedAt: null,
    pausedBy: null,
  });
  expect(auditOf(db).slice(-2)).toEqual(["connection.paused: Paused", "connection.resumed: Connected"]);
  expect(requestSync(admin, { kind: "delta" }).isNew).toBe(true);
});

test.each(["Importing", "Ready for review", "Needs reauthorization", "Paused"] as const)(
  "what is %s can't be paused",
  (status) => {
    const { db, admin, runId } = desk();
    db.update(connections).set({ status }).run();
    expect(() => pauseConnection(admin)).toThrow(expect.objectContaining({ code: "conflict" }));
    expect(findRun(db, runId)?.status).toBe("In progress");
  },
);

test("only what is paused can be resumed", () => {
  const { db, admin } = desk();
  expect(() => resumeConnection(admin)).toThrow(expect.objectContaining({ code: "conflict" }));
  db.delete(connections).run();
  for (const verb of [pauseConnection, resumeConnection])
    expect(() => verb(admin)).toThrow(expect.objectContaining({ code: "conflict" }));
});

test.each(["agent", "employee"] as const)(
  "pausing and resuming refuse someone without the role (%s)",
  (role) => {
    const { db, as, admin } = desk();
    expect(() => pauseConnection(as(role))).toThrow(expect.objectContaining({ code: "not-allowed" }));
    expect(findConnection(db)?.status).toBe("Connected");
    pauseConnection(admin);
    expect(() => resumeConnection(as(role))).toThrow(expect.objectContaining({ code: "not-allowed" }));
    expect(findConnection(db)?.status).toBe("Paused");
  },
);

test("disconnecting also ends an import that waits for its review, and open attempts, and keeps the history", () => {
  const { db, admin, as, time, runId, mirror } = desk();
  const waiting = insertRun(db, admin.clock, { kind: "import", requestedBy: "Noor Haidari" });
  db.$client.prepare("UPDATE sync_runs SET status = 'Ready for review' WHERE id = ?").run(waiting);
  db.insert(syncCursors).values({ key: "users", deltaLink: "l", selectHash: "s", savedAt: 1 }).run();
  const counts = { count: 1, known: 9, limit: 1, heldAt: 1 };
  db.insert(syncHolds)
    .values({ id: "h", runId, guard: "people-removed", kind: "people", status: "Held", ...counts })
    .run();
  const draft = { sessionId: "s", memberId: "m", stateHash: "x", powers: [], createdAt: 1, expiresAt: 2 };
  for (const phase of ["sign-in", "consent", "done"] as const)
    db.insert(connectDrafts)
      .values({ id: phase, phase, sealedVerifier: "sealed", ...draft })
      .run();
  for (const role of ["agent", "employee"] as const)
    expect(() => disconnect(as(role))).toThrow(expect.objectContaining({ code: "not-allowed" }));
  disconnect(admin);
  expect(findConnection(db)).toBeNull();
  expect([findRun(db, runId), findRun(db, waiting)]).toMatchObject([
    { status: "Cancelled", finishedAt: time.now },
    { status: "Cancelled", finishedAt: time.now },
  ]);
  expect(db.select().from(connectDrafts).all()).toMatchObject([
    { id: "sign-in", phase: "failed", outcome: "disconnected", sealedVerifier: null },
    { id: "consent", phase: "failed", outcome: "disconnected", sealedVerifier: null },
    { id: "done", phase: "done", outcome: null },
  ]);
  for (const table of [syncCursors, syncHolds, stagedRoles, jobs])
    expect(db.select().from(table).all()).toEqual([]);
  expect(mirror()).toEqual({ person: 0, grp: 0 });
  expect(db.select().from(auditEntries).all().at(-1)).toMatchObject({
    event: "connection.disconnected",
    details: { before: "Connected" },
  });
});
