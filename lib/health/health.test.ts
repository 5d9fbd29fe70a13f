import { expect, test } from "vitest";
import { accessEndings, actionRuns, messageSends } from "#db/schema/index.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import { checkHealth, worstOf } from "./health-checks.ts";
import { readHealthFacts } from "./health-facts-data.ts";
import type { HealthFacts } from "./types.ts";
import { noteWorkerSeen } from "./worker-seen.ts";

const NOW = Date.UTC(2026, 10, 27, 8);
const HOUR_MS = 60 * 60_000;
/** A Gatehouse that does well. */
const WELL: HealthFacts = {
  now: NOW,
  workerSeenAt: NOW - 30_000,
  notReady: null,
  freeBytes: 20 * 1024 ** 3,
  isHeld: false,
  automationPausedAt: null,
  connection: "Connected",
  lastSync: { status: "Completed", finishedAt: NOW - HOUR_MS },
  syncEveryMs: 4 * HOUR_MS,
  heldSyncs: 0,
  credentialDays: null,
  openRuns: 0,
  lateEndings: 0,
  failedSends: 0,
  auditCheck: { at: NOW - 5 * HOUR_MS, problem: null },
  lastBackupAt: NOW - 5 * HOUR_MS,
};

test("a Gatehouse that does well has nothing to look at", () => {
  const checks = checkHealth(WELL);
  expect(checks.filter(({ state }) => state !== "good")).toEqual([]);
  expect(worstOf(checks)).toBe("good");
});

test.each<[key: string, state: "waits" | "bad", facts: Partial<HealthFacts>, words: RegExp]>([
  ["database", "bad", { notReady: "The database schema is older." }, /older/],
  ["disk", "waits", { freeBytes: 1024 ** 3 }, /1\.0 GB free/],
  [
    "disk",
    "bad",
    { freeBytes: 1024, notReady: "The disk is almost full: free some space." },
    /No action is sent/,
  ],
  ["worker", "bad", { workerSeenAt: NOW - 10 * 60_000 }, /stand still/],
  ["worker", "bad", { workerSeenAt: null }, /never/],
  ["installation", "bad", { isHeld: true }, /confirms/],
  ["automation", "waits", { automationPausedAt: NOW }, /Paused/],
  ["connection", "bad", { connection: "Needs reauthorization" }, /stopped/],
  ["connection", "waits", { connection: "Not connected" }, /Not connected/],
  ["sync", "waits", { heldSyncs: 1 }, /decision/],
  ["sync", "waits", { lastSync: null }, /None yet/],
  ["sync", "bad", { lastSync: { status: "Failed", finishedAt: NOW } }, /failed/],
  ["sync", "bad", { lastSync: { status: "Completed", finishedAt: NOW - 9 * HOUR_MS } }, /Overdue/],
  ["credential", "waits", { credentialDays: 7 }, /7 days/],
  ["credential", "bad", { credentialDays: 0 }, /ended/],
  ["actions", "bad", { openRuns: 2 }, /2 of unknown outcome/],
  ["endings", "bad", { lateEndings: 1 }, /1 overdue/],
  ["messages", "waits", { failedSends: 3 }, /3 not delivered/],
  ["audit", "waits", { auditCheck: null }, /Not verified yet/],
  ["audit", "waits", { auditCheck: { at: NOW - 40 * HOUR_MS, problem: null } }, /last night/],
  ["audit", "bad", { auditCheck: { at: NOW, problem: "Row 2 was removed." } }, /Row 2/],
  ["backup", "waits", { lastBackupAt: null }, /None/],
  ["backup", "waits", { lastBackupAt: NOW - 40 * HOUR_MS }, /Older/],
])("%s is %s when it has to be", (key, state, facts, words) => {
  const checks = checkHealth({ ...WELL, ...facts });
  expect(checks.find((check) => check.key === key)).toMatchObject({
    state,
    words: expect.stringMatching(words),
  });
  expect(worstOf(checks)).toBe(state === "bad" || facts.notReady !== undefined ? "bad" : "waits");
});

test("the facts are those of the database", () => {
  const desk = memberDesk();
  const admin = desk.signedIn("admin", "Noor Haidari");
  expect(readHealthFacts(admin)).toMatchObject({
    workerSeenAt: null,
    connection: "Not connected",
    openRuns: 0,
  });
  noteWorkerSeen(admin);
  const old = desk.time.now - 2 * HOUR_MS;
  for (const [state, createdAt] of [
    ["unknown", old],
    ["unknown", desk.time.now],
    ["verified", old],
  ] as const) {
    const id = newId();
    const base = { id, digest: id, idempotencyKey: id, clientRequestId: id, actionKey: "block-sign-in" };
    const rest = {
      tenantId: "t",
      subjectObjectId: id,
      subjectName: "x",
      input: {},
      labels: {},
      actorId: "a",
    };
    desk.db
      .insert(actionRuns)
      .values({ ...base, ...rest, state, createdAt, deadlineAt: createdAt })
      .run();
  }
  for (const [state, endsAt] of [
    ["Waiting", old],
    ["Waiting", desk.time.now],
    ["Failed", old],
  ] as const) {
    const id = newId();
    const base = { id, runId: id, subjectObjectId: id, subjectName: "x", digest: id, actionKey: "x" };
    const rest = { input: {}, labels: {}, grantedBy: "a", nextTryAt: endsAt, createdAt: old };
    desk.db
      .insert(accessEndings)
      .values({ ...base, ...rest, state, endsAt })
      .run();
  }
  desk.db
    .insert(messageSends)
    .values({ messageId: "m", channel: "email", state: "Failed", nextTryAt: 1 })
    .run();
  expect(readHealthFacts(admin)).toMatchObject({
    workerSeenAt: desk.time.now,
    openRuns: 1,
    lateEndings: 2,
    failedSends: 1,
    notReady: null,
  });
});

test("refuses someone without the role", () => {
  const { signedIn } = memberDesk();
  for (const role of ["agent", "employee"] as const)
    expect(() => readHealthFacts(signedIn(role, role))).toThrow(
      expect.objectContaining({ code: "not-allowed" }),
    );
});
