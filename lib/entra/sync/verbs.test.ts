import { expect, test } from "vitest";
import { connections } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import type { Context } from "#lib/platform/context.ts";
import { claimJob } from "#lib/platform/jobs/claim-job.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { cancelImport } from "./cancel-import.ts";
import { finishSetup } from "./finish-setup.ts";
import { loadImportProgress } from "./import-progress.ts";
import { requestSync } from "./request-sync.ts";
import { closeRun, findRun } from "./run-rows.ts";
import { SYNC_LEASE } from "./schedule.ts";
import { listSyncRuns } from "./sync-runs.ts";
import { insertConnection } from "./testing.ts";

const admin: Context["actor"] = {
  kind: "member",
  id: "m1",
  sessionId: "s1",
  displayName: "Noor Haidari",
  email: "noor.haidari@calder.example",
  role: "admin",
  objectId: null,
  tenantId: null,
};

function desk(status: "Importing" | "Ready for review" | "Connected" | "Needs reauthorization" | "Paused") {
  const db = testDatabase();
  insertConnection(db);
  db.update(connections).set({ status }).run();
  return { db, clock: { now: () => 1_000 }, actor: admin };
}

test("two requests are one cycle, and full wins over delta while it waits (F51)", () => {
  const ctx = desk("Connected");
  const first = requestSync(ctx, { kind: "delta" });
  expect(first.isNew).toBe(true);
  expect(requestSync(ctx, { kind: "full" })).toEqual({ runId: first.runId, isNew: false });
  expect(requestSync(ctx, { kind: "delta" })).toEqual({ runId: first.runId, isNew: false });
  expect(findRun(ctx.db, first.runId)?.kind).toBe("full");
  expect(listSyncRuns(ctx.db)).toMatchObject([{ requestedBy: "Noor Haidari", status: "Queued" }]);
  expect(claimJob(ctx.db, ctx.clock, leaseOwner())?.payload).toEqual({ runId: first.runId });
  expect(claimJob(ctx.db, ctx.clock, leaseOwner())).toBeNull();
});

test.each([
  ["Needs reauthorization", "delta", "needs-reauthorization"],
  ["Paused", "delta", "conflict"],
  ["Importing", "delta", "conflict"],
  ["Ready for review", "full", "conflict"],
  ["Connected", "import", "conflict"],
] as const)("while %s, a %s cycle is refused with %s", (status, kind, code) => {
  expect(() => requestSync(desk(status), { kind })).toThrow(expect.objectContaining({ code }));
});

test("agents can't start, cancel or accept anything", () => {
  const ctx: Context = { ...desk("Importing"), actor: { ...admin, role: "agent" } };
  for (const verb of [
    () => requestSync(ctx, { kind: "import" }),
    () => cancelImport(ctx),
    () => finishSetup(ctx),
  ]) {
    expect(verb).toThrow(expect.objectContaining({ code: "not-allowed" }));
  }
});

test("a cancelled import leaves no work and no staged rows, and can be started again", () => {
  const ctx = desk("Importing");
  const { runId } = requestSync(ctx, { kind: "import" });
  ctx.db.$client.exec("INSERT INTO staged_roles (object_id) VALUES ('x')");
  expect(loadImportProgress(ctx.db)).toMatchObject({ runId, status: "Queued", fraction: 0 });
  cancelImport(ctx);
  expect(loadImportProgress(ctx.db)?.status).toBe("Cancelled");
  expect(claimJob(ctx.db, ctx.clock, leaseOwner())).toBeNull();
  expect(ctx.db.$client.prepare("SELECT count(*) FROM staged_roles").pluck().get()).toBe(0);
  expect(() => cancelImport(ctx)).toThrow(expect.objectContaining({ code: "conflict" }));
  expect(requestSync(ctx, { kind: "import" }).isNew).toBe(true);
});

test("there is nothing to accept before an import was read, and not while a sync holds the lease", () => {
  const ctx = desk("Importing");
  expect(() => finishSetup(ctx)).toThrow(expect.objectContaining({ code: "conflict" }));
  const { runId } = requestSync(ctx, { kind: "import" });
  closeRun(ctx.db, ctx.clock, runId, "Ready for review");
  ctx.db.update(connections).set({ status: "Ready for review" }).run();
  acquireLease(ctx.db, ctx.clock, SYNC_LEASE, leaseOwner());
  expect(() => finishSetup(ctx)).toThrow("A sync is running");
});
