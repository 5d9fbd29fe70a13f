import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { syncCursors } from "#db/schema/index.ts";
import { claimJob } from "#lib/platform/jobs/claim-job.ts";
import { completeJob } from "#lib/platform/jobs/settle-job.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { requestDueSync } from "../../../worker/request-due-sync.ts";
import { pruneHistory } from "./prune-history.ts";
import { findRun, openRun } from "./run-rows.ts";
import { deskFor, differences, startPractice, type Practice } from "./testing.ts";
import {
  cloneOf,
  DAY,
  feedLines,
  HOUR,
  movableClock,
  runStatuses,
  SMALL,
  wordsOf,
} from "./testing/fault-bed.ts";

const YEAR = 365 * DAY;

let practice: Practice;
let imported: Database;
beforeAll(async () => {
  practice = await startPractice(SMALL);
  const desk = deskFor(practice);
  await desk.importAll();
  imported = desk.db;
}, 60_000);
afterAll(() => practice?.stop());
afterEach(() => practice.control("DELETE", "faults"));

async function edit(...operations: object[]): Promise<string[]> {
  return JSON.parse(await practice.control("POST", "edit", operations)).created;
}
const person = (name: string) => ({
  op: "create-user",
  userPrincipalName: `${name}@calder.example`,
  displayName: name,
});

let seed = 100;
const leavers: string[] = [];
/** A little ordinary life of the company: two come, one goes, some change. */
async function live(): Promise<void> {
  seed += 1;
  await practice.control("POST", "change", { seed, users: 6, memberships: 12 });
  await edit(person(`came.${seed}`), person(`came.too.${seed}`), { op: "delete-user", user: leavers.pop() });
}

/** A desk on a clock of its own that is up to date with the company. */
async function connected() {
  const clock = movableClock();
  const desk = deskFor(practice, { db: cloneOf(imported), clock });
  seed += 1;
  leavers.push(...(await edit(person(`goes.${seed}`), person(`goes.too.${seed}`))));
  expect((await desk.cycle("delta")).status).toBe("completed");
  desk.db.$client.exec("DELETE FROM change_feed");
  return { desk, clock };
}

type Desk = Awaited<ReturnType<typeof connected>>["desk"];

/** What the worker does when it looks around: asks for the sync that is due, and does it. */
async function workerTurn(desk: Desk): Promise<string> {
  requestDueSync(desk.ctx);
  const run = openRun(desk.db);
  const job = claimJob(desk.db, desk.ctx.clock, leaseOwner());
  if (run === null || job === null) return "idle";
  const { status } = await desk.cycle(run.kind, { runId: run.id });
  completeJob(desk.db, job);
  return status;
}

/** The schedule's next sync, which comes within its interval whatever the clock did. */
async function nextSync(desk: Desk, clock: { move(ms: number): void }): Promise<string> {
  for (let hours = 0; hours < 5; hours += 1) {
    const status = await workerTurn(desk);
    if (status !== "idle") return status;
    clock.move(HOUR);
  }
  return "never";
}

const names = (lines: readonly string[], what: string) =>
  lines.filter((line) => JSON.parse(line)[3] === what).map((line) => String(JSON.parse(line)[1]));

const jumps = [HOUR, -HOUR, DAY, -DAY, 10 * YEAR, -10 * YEAR].map((ms) => [ms / HOUR, ms] as const);

test.each(jumps)(
  "F39 a clock that jumps by %i hours between two syncs, and back later, loses no sync and nobody",
  async (_hours, jump) => {
    const { desk, clock } = await connected();
    await live();
    clock.move(jump);
    expect(await nextSync(desk, clock)).toBe("completed");
    expect(await differences(practice, desk.db)).toEqual({});
    expect(await workerTurn(desk)).toBe("idle");
    await live();
    clock.move(-jump);
    expect(await nextSync(desk, clock)).toBe("completed");
    expect(await differences(practice, desk.db)).toEqual({});
    const lines = feedLines(desk.db);
    expect(names(lines, "joined")).toHaveLength(4);
    expect(names(lines, "left")).toHaveLength(2);
    expect(new Set(lines).size).toBe(lines.length);
  },
);

test.each(jumps)(
  "F39 a clock that jumps by %i hours inside a cycle, between any two pages, ends it like any other",
  async (_hours, jump) => {
    const { desk, clock } = await connected();
    await live();
    let commits = 0;
    const onCommit = () => {
      commits += 1;
      if (commits === 3) clock.move(jump);
      if (commits === 6) clock.move(-jump);
    };
    expect((await desk.cycle("delta", { onCommit })).status).toBe("completed");
    expect(commits).toBeGreaterThan(6);
    await live();
    const onPoint = (point: string) => void (point === "all read" && clock.move(jump));
    expect((await desk.cycle("delta", { onPoint })).status).toBe("completed");
    expect(await differences(practice, desk.db)).toEqual({});
    expect(names(feedLines(desk.db), "joined")).toHaveLength(4);
    expect(names(feedLines(desk.db), "left")).toHaveLength(2);
  },
);

test("F39 a clock that is ten years ahead at a start makes nobody forget the history", async () => {
  const { desk, clock } = await connected();
  await live();
  await desk.cycle("delta");
  const [feed, runs] = [feedLines(desk.db), runStatuses(desk.db)];
  clock.move(10 * YEAR);
  pruneHistory(desk.ctx);
  expect(feedLines(desk.db)).toEqual(feed);
  expect(runStatuses(desk.db)).toEqual(runs);
});

test.each([1, 4, 8, 40])(
  "F40 after %i days without the app everybody who came, left or moved is told once",
  async (days) => {
    const { desk, clock } = await connected();
    const one = (name: string) => person(`${name}.${days}`);
    const [left = "", purged = "", moved = ""] = await edit(one("left"), one("purged"), one("moved"));
    expect((await desk.cycle("delta")).status).toBe("completed");
    desk.db.$client.exec("DELETE FROM change_feed");
    const [joined = "", passing = ""] = await edit(
      one("joined"),
      one("passing"),
      { op: "delete-user", user: left },
      { op: "user", user: moved, set: { department: "Elsewhere" } },
    );
    await edit({ op: "purge-user", user: purged }, { op: "purge-user", user: passing }, one("last"));
    // Microsoft forgets where we stopped after seven days.
    if (days > 7) await practice.control("POST", "delta", { expireTokens: true });
    clock.move(days * DAY);
    expect(await workerTurn(desk)).toBe("completed");
    const latest = desk.db.$client
      .prepare("SELECT kind FROM sync_runs ORDER BY started_at DESC LIMIT 1")
      .pluck();
    expect(latest.get()).toBe(days > 6 ? "full" : "delta");
    expect(await workerTurn(desk)).toBe("idle");
    expect(await differences(practice, desk.db)).toEqual({});
    expect([joined, left, purged, moved, passing].map((id) => wordsOf(desk.db, id))).toEqual([
      ["joined"],
      ["left"],
      ["left"],
      ["moved-department"],
      [],
    ]);
    clock.move(4 * HOUR + 1_000);
    expect(await workerTurn(desk)).toBe("completed");
    const lines = feedLines(desk.db);
    expect(new Set(lines).size).toBe(lines.length);
  },
);

const refusal = (code: string, message = "Refused.") => ({ error: { code, message } });

test.each([
  ["a 410", "users", { status: 410 }],
  ["a 410 without a body", "groups", { status: 410, body: "" }],
  ["a lost sync state", "users", { status: 400, body: refusal("syncStateNotFound") }],
  ["a call to start over", "servicePrincipals", { status: 400, body: refusal("resyncRequired") }],
  ["a token it can't read", "groups", { status: 400, body: refusal("BadRequest", "Badly formed token.") }],
  [
    "an expired page",
    "directory/administrativeUnits",
    { status: 400, body: refusal("Directory_ExpiredPageToken") },
  ],
])("F17 %s for one kind makes the cycle a full one, with the same end", async (_name, set, effect) => {
  const { desk } = await connected();
  await live();
  await practice.control("POST", "faults", {
    match: { path: `/v1.0/${set}/delta.*deltatoken`, times: 1 },
    effect,
  });
  const { runId, status } = await desk.cycle("delta");
  expect([status, findRun(desk.db, runId)?.kind]).toEqual(["completed", "full"]);
  expect(await differences(practice, desk.db)).toEqual({});
  expect(names(feedLines(desk.db), "joined")).toHaveLength(2);
  expect((await desk.cycle("delta")).status).toBe("completed");
});

test("F17 a place that Microsoft never told, or told for other properties, is read anew", async () => {
  const { desk } = await connected();
  desk.db.update(syncCursors).set({ selectHash: "another" }).run();
  const { runId } = await desk.cycle("delta");
  expect(findRun(desk.db, runId)?.kind).toBe("full");
  desk.db.delete(syncCursors).run();
  const again = await desk.cycle("delta");
  expect([again.status, findRun(desk.db, again.runId)?.kind]).toEqual(["completed", "full"]);
});

test("F17 a full sync that takes the place of a delta has the same limits", async () => {
  const { desk } = await connected();
  await practice.control("POST", "remove", { kind: "users", share: 0.5 });
  await practice.control("POST", "delta", { expireTokens: true });
  const { runId, status } = await desk.cycle("delta");
  expect([status, findRun(desk.db, runId)?.kind]).toEqual(["held", "full"]);
  expect(names(feedLines(desk.db), "left")).toEqual([]);
});
