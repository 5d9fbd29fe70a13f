import { copyFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, type Database } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { applyReviewedImport } from "./finish-setup.ts";
import { findRun, insertRun } from "./run-rows.ts";
import { deskFor, differences, startPractice, type Practice } from "./testing.ts";
import { databasePath, feedLines, fileDatabase, runStatuses, SMALL } from "./testing/fault-bed.ts";
import type { KillPoint } from "./testing/kill-child.ts";
import { runChild } from "./testing/run-child.ts";
import type { SyncKind } from "./types.ts";

let practice: Practice;
/** The desk after its import, before the company changed. */
const imported = databasePath();
/** What the change feed tells when nothing disturbs the cycle. */
const undisturbed = { delta: [] as string[], full: [] as string[] };

beforeAll(async () => {
  practice = await startPractice(SMALL);
  const db = fileDatabase(imported);
  await deskFor(practice, { db }).importAll();
  db.$client.close();
  const change = { users: 20, memberships: 40, joiners: 4, leavers: 3, blocks: 4, groups: 3, assignments: 6 };
  await practice.control("POST", "change", { seed: 7, ...change });
  for (const kind of ["delta", "full"] as const) {
    const { db: whole } = copyOf(imported);
    expect((await deskFor(practice, { db: whole }).cycle(kind)).status).toBe("completed");
    undisturbed[kind] = feedLines(whole);
    expect(undisturbed[kind].length).toBeGreaterThan(40);
  }
}, 60_000);
afterAll(() => practice?.stop());

function copyOf(path: string): { path: string; db: Database } {
  const copy = databasePath();
  copyFileSync(path, copy);
  return { path: copy, db: openDatabase(copy) };
}

/** Kills the process at the point, then goes on with the run in this one. */
async function killAndGoOn(
  desk: { path: string; db: Database },
  kind: SyncKind,
  point: KillPoint,
  occurrence: number,
) {
  const runId = insertRun(desk.db, systemClock, { kind, requestedBy: "Test" });
  const kill = { point, occurrence };
  const killed = await runChild({ path: desk.path, url: practice.url, runId, kind, kill });
  expect(killed).toEqual({ signal: "SIGKILL", status: null });
  expect(desk.db.$client.pragma("quick_check", { simple: true })).toBe("ok");
  return deskFor(practice, { db: desk.db }).cycle(kind, { runId });
}

test.concurrent.each([
  ["S1", "run begun", 1],
  ["S2", "page fetched", 1],
  ["S2", "page fetched", 6],
  ["S3", "staged", 1],
  ["S3", "staged", 9],
  ["S4", "all read", 1],
  ["S5", "diff built", 1],
  ["S6", "before apply", 1],
  ["S7", "inside apply", 1],
  ["S8", "before cursor", 1],
] as const)(
  "F29 killed at %s (%s, %i), a delta goes on and ends as if nothing had been",
  async (_name, point, occurrence) => {
    const desk = copyOf(imported);
    const { status } = await killAndGoOn(desk, "delta", point, occurrence);
    expect(status).toBe("completed");
    expect(await differences(practice, desk.db)).toEqual({});
    expect(feedLines(desk.db)).toEqual(undisturbed.delta);
    expect(runStatuses(desk.db)).toEqual(["Completed", "Completed"]);
  },
);

test.concurrent("F29 killed at S9 (committed), the delta is over and is not applied twice", async () => {
  const desk = copyOf(imported);
  const { status } = await killAndGoOn(desk, "delta", "committed", 1);
  expect(status).toBe("cancelled");
  expect(await differences(practice, desk.db)).toEqual({});
  expect(feedLines(desk.db)).toEqual(undisturbed.delta);
  expect(runStatuses(desk.db)).toEqual(["Completed", "Completed"]);
});

test.concurrent.each([
  ["S2", "page fetched", 4],
  ["S3", "staged", 4],
  ["S4", "all read", 1],
] as const)(
  "F29 killed at %s (%s, %i), an import goes on and shows the company as it is",
  async (_name, point, occurrence) => {
    const path = databasePath();
    const desk = { path, db: fileDatabase(path) };
    const { ctx } = deskFor(practice, { db: desk.db });
    const { runId, status } = await killAndGoOn(desk, "import", point, occurrence);
    expect(status).toBe("ready-for-review");
    expect(findRun(desk.db, runId)?.status).toBe("Ready for review");
    applyReviewedImport(ctx);
    expect(await differences(practice, desk.db)).toEqual({});
  },
);

test.concurrent.each([
  ["S3", "staged", 12],
  ["S7", "inside apply", 1],
] as const)(
  "F29 killed at %s (%s, %i), a full sync goes on and ends as if nothing had been",
  async (_name, point, occurrence) => {
    const desk = copyOf(imported);
    const { status } = await killAndGoOn(desk, "full", point, occurrence);
    expect(status).toBe("completed");
    expect(await differences(practice, desk.db)).toEqual({});
    expect(feedLines(desk.db)).toEqual(undisturbed.full);
    expect(runStatuses(desk.db)).toEqual(["Completed", "Completed"]);
  },
);

test("F29 killed at S10 (hold written), the hold is written once and nobody is gone", async () => {
  const desk = copyOf(imported);
  const before = desk.db.$client.prepare("SELECT object_id, status FROM people ORDER BY object_id").all();
  await practice.control("POST", "remove", { kind: "users", share: 0.5 });
  const { runId, status } = await killAndGoOn(desk, "delta", "hold written", 1);
  expect(status).toBe("held");
  expect(findRun(desk.db, runId)?.status).toBe("Held");
  expect(runStatuses(desk.db)).toEqual(["Completed", "Held"]);
  expect(desk.db.$client.prepare("SELECT guard, status, run_id FROM sync_holds").raw().all()).toEqual([
    ["people-removed", "Held", runId],
  ]);
  expect(desk.db.$client.prepare("SELECT object_id, status FROM people ORDER BY object_id").all()).toEqual(
    before,
  );
  expect(findConnection(desk.db)?.status).toBe("Connected");
});
