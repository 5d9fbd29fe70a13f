import { expect, test } from "vitest";
import { auditEntries, connections, syncRuns } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { memberWith } from "#lib/directory/testing/company.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { claimJob } from "#lib/platform/jobs/claim-job.ts";
import { completeJob } from "#lib/platform/jobs/settle-job.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { requestSync, startFollowUp } from "./request-sync.ts";
import { closeRun, findRun } from "./run-rows.ts";
import { insertConnection } from "./testing.ts";

const OWNER = leaseOwner();

function desk() {
  const db = testDatabase();
  insertConnection(db);
  db.update(connections).set({ status: "Connected", finishedAt: 1 }).run();
  const clock = { now: () => 1_000 };
  const admin: Context = { db, clock, actor: memberWith("admin") };
  const worker: Context = { db, clock, actor: workerActor };
  const runs = () => db.select().from(syncRuns).all();
  return { db, admin, worker, runs };
}

test("twenty requests while one cycle runs are exactly one more, whatever became of the first", () => {
  for (const status of ["Completed", "Failed"] as const) {
    const { db, admin, worker, runs } = desk();
    const { runId } = requestSync(admin, { kind: "delta" });
    const job = claimJob(db, admin.clock, OWNER);
    db.update(syncRuns).set({ status: "In progress" }).run();
    for (let n = 0; n < 20; n += 1) {
      expect(requestSync(admin, { kind: "delta" })).toEqual({ runId, isNew: false });
      expect(startFollowUp(worker)).toBe(false);
    }
    expect(claimJob(db, admin.clock, OWNER)).toBeNull();
    closeRun(db, admin.clock, runId, status);
    if (job !== null) completeJob(db, job);
    expect(startFollowUp(worker)).toBe(true);
    expect(startFollowUp(worker)).toBe(false);
    expect(runs()).toMatchObject([
      { id: runId, status, followUpBy: null },
      { kind: "delta", status: "Queued", requestedBy: "Kwame Mensah", followUpBy: null },
    ]);
    const next = claimJob(db, admin.clock, OWNER);
    expect(next?.payload).toEqual({ runId: runs()[1]?.id });
    expect(claimJob(db, admin.clock, OWNER)).toBeNull();
    closeRun(db, admin.clock, runs()[1]?.id ?? "", "Completed");
    expect(startFollowUp(worker)).toBe(false);
    expect(db.select().from(auditEntries).all()).toMatchObject([{ event: "sync.requested" }]);
  }
});

test("a request while a cycle only waits is answered by that cycle, and nothing follows it", () => {
  const { db, admin, worker } = desk();
  const { runId } = requestSync(admin, { kind: "delta" });
  requestSync(admin, { kind: "delta" });
  closeRun(db, admin.clock, runId, "Completed");
  expect(startFollowUp(worker)).toBe(false);
});

test("the schedule asks for nothing more while a cycle runs", () => {
  const { db, worker } = desk();
  const { runId } = requestSync(worker, { kind: "delta" });
  db.update(syncRuns).set({ status: "In progress" }).run();
  expect(requestSync(worker, { kind: "delta" })).toEqual({ runId, isNew: false });
  expect(findRun(db, runId)).toMatchObject({ requestedBy: "Schedule", followUpBy: null });
  expect(db.select().from(auditEntries).all()).toEqual([]);
});

test("an import that is read is not followed by a sync of its own", () => {
  const { db, admin } = desk();
  db.update(connections).set({ status: "Importing", finishedAt: null }).run();
  const { runId } = requestSync(admin, { kind: "import" });
  db.update(syncRuns).set({ status: "In progress" }).run();
  expect(requestSync(admin, { kind: "import" })).toEqual({ runId, isNew: false });
  expect(findRun(db, runId)?.followUpBy).toBeNull();
  expect(findConnection(db)?.status).toBe("Importing");
});
