import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadReview } from "./review.ts";
import { applyReviewedImport } from "./finish-setup.ts";
import { findRun } from "./run-rows.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import {
  deskFor,
  mirrorLines,
  READ_PERMISSIONS,
  startPractice,
  differences,
  type Practice,
} from "./testing.ts";

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
}, 60_000);
afterAll(() => practice?.stop());
beforeEach(() => practice.control("DELETE", "faults"));

const fault = (rule: object) => practice.control("POST", "faults", rule);

test("an import equals the tenant, list by list, and a second reading changes nothing", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  expect(await differences(practice, desk.db)).toEqual({});
  for (const kind of ["delta", "full"] as const) {
    const result = await desk.cycle(kind);
    if (result.status !== "completed") throw new Error(JSON.stringify(result));
    for (const counts of Object.values(result.changes))
      expect(counts).toEqual({ added: 0, changed: 0, removed: 0 });
  }
});

test("the review counts what the import found, before People shows anything", async () => {
  const desk = deskFor(practice);
  await desk.cycle("import");
  const review = loadReview(desk.db);
  const state = JSON.parse(await practice.control("GET", "state"));
  expect(review?.people).toMatchObject({
    users: state.users,
    activeMembers: state.activeMembers,
    inScope: state.activeMembers,
  });
  expect(review).toMatchObject({
    apps: state.apps,
    assignments: state.assignments,
    memberships: state.memberships,
  });
  expect(mirrorLines(desk.db).users).toEqual([]);
});

test("stopped at any page, an import goes on there and ends the same", async () => {
  const whole = deskFor(practice);
  let commits = 0;
  const seen = new Map<string, number>();
  await whole.cycle("import", { onCommit: (step) => void seen.set(step, (commits += 1)) });
  const desk = deskFor(practice);
  let runId: string | undefined;
  // The last commit of each step, and so the border to the next one.
  for (const stopAt of new Set(seen.keys())) {
    const stop = new AbortController();
    const onCommit = (step: string) => step === stopAt && stop.abort();
    const result = await desk.cycle("import", {
      ...(runId === undefined ? {} : { runId }),
      signal: stop.signal,
      onCommit,
    });
    runId = result.runId;
    if (result.status === "ready-for-review") break;
    expect(result.status).toBe("parked");
  }
  while (findRun(desk.db, runId ?? "")?.status === "In progress")
    await desk.cycle("import", runId === undefined ? {} : { runId });
  applyReviewedImport(desk.ctx);
  expect(await differences(practice, desk.db)).toEqual({});
});

const often = { every: 5, times: 12, scope: "request", path: "/v1.0/" };

test.each([
  ["F4 server errors", { match: often, effect: { status: 503 } }],
  ["F6 resets", { match: often, phase: "during-body", effect: { reset: true } }],
  ["F7 cut bodies", { match: often, phase: "during-body", effect: { truncateTo: 200 } }],
  ["F7 pages in HTML", { match: often, effect: { status: 200, html: true } }],
  ["F7 empty answers", { match: often, effect: { status: 200, body: "" } }],
  ["F4 parts of batches", { match: { ...often, scope: "part", every: 30 }, effect: { status: 503 } }],
])("%s on the way change nothing of the result", async (_name, rule) => {
  await fault(rule);
  const desk = deskFor(practice);
  await desk.importAll();
  await practice.control("DELETE", "faults");
  expect(await differences(practice, desk.db)).toEqual({});
});

const refused = { error: { code: "BadRequest", message: "Not supported here." } };

test.each([
  ["managers in the list", "users\\?.*expand=manager", "users"],
  ["owners in the list", "groups\\?.*expand=owners", "groups"],
  ["a starting point for changes", "users/delta.*deltatoken=latest", "watermarks"],
])("where the service refuses %s, the import takes the longer way and says so", async (_name, path, key) => {
  await fault({ match: { path }, effect: { status: 400, body: refused } });
  const desk = deskFor(practice);
  await desk.importAll();
  await practice.control("DELETE", "faults");
  expect(await differences(practice, desk.db)).toEqual({});
  const note = desk.db.$client.prepare<[string], string>("SELECT note FROM sync_steps WHERE key = ?").pluck();
  expect(note.get(key)).toMatch(/refused|gave no starting point/);
});

test("Microsoft's wait is kept by every chain of pages at once (F1)", async () => {
  const effect = { status: 429, headers: { "retry-after": "1.128" }, punishEarly: true };
  await fault({ match: { nth: 12, path: "/v1.0/", scope: "request" }, effect });
  const desk = deskFor(practice);
  await desk.importAll();
  const { counters } = JSON.parse(await practice.control("GET", "requests"));
  // Only what was on its way already when the first was told to wait.
  expect(counters.earlyCalls).toBeLessThan(4);
  expect(await differences(practice, desk.db)).toEqual({});
});

test("an empty list of people is not believed: they stay as they are until somebody decides (F15)", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  const before = mirrorLines(desk.db);
  const body = JSON.stringify({ value: [] });
  await fault({ match: { path: "/v1.0/users\\?" }, phase: "before-effect", effect: { status: 200, body } });
  const result = await desk.cycle("full");
  expect(result).toMatchObject({ status: "held", held: ["people"] });
  expect(mirrorLines(desk.db)).toEqual(before);
});

test("changes of the tenant arrive by delta, and an expired link leads to a full sync (F17)", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  for (const seed of [1, 2, 3]) {
    const order = {
      users: 30,
      memberships: 60,
      joiners: 5,
      leavers: 4,
      blocks: 6,
      groups: 5,
      assignments: 10,
    };
    const changed = JSON.parse(await practice.control("POST", "change", { seed, ...order }));
    expect(changed).toMatchObject({ changed: { joiners: 5 } });
    const result = await desk.cycle("delta");
    expect(result).toMatchObject({ status: "completed", changes: { people: { added: 5 } } });
    expect(await differences(practice, desk.db)).toEqual({});
  }
  await practice.control("POST", "change", { seed: 4, users: 20, memberships: 20 });
  await practice.control("POST", "delta", { expireTokens: true });
  const { runId, status } = await desk.cycle("delta");
  expect({ status, kind: findRun(desk.db, runId)?.kind }).toEqual({ status: "completed", kind: "full" });
  expect(await differences(practice, desk.db)).toEqual({});
});

test("somebody deleted leaves People, and comes back with all memberships when restored (F23)", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  const what = () =>
    desk.db.$client.prepare<[], string>("SELECT what FROM change_feed ORDER BY id").pluck().all();
  await practice.control("POST", "change", { seed: 11, leavers: 3 });
  await desk.cycle("delta");
  expect(what()).toEqual(["left", "left", "left"]);
  for (const { id } of await practice.truth("deletedUsers")) {
    await desk.graph("POST", `/directory/deletedItems/${id}/restore`);
  }
  await desk.cycle("delta");
  expect(what().filter((word) => word === "joined").length).toBeGreaterThanOrEqual(3);
  expect(await differences(practice, desk.db)).toEqual({});
  expect(mirrorLines(desk.db).deletedUsers).toEqual([]);
});

test("a missing permission freezes its kind instead of emptying it (F14)", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  const before = mirrorLines(desk.db);
  await practice.control("POST", "consent", { revoke: ["Application.Read.All", "Directory.Read.All"] });
  try {
    expect((await desk.cycle("full")).status).toBe("completed");
    expect(mirrorLines(desk.db)).toEqual(before);
  } finally {
    await practice.control("POST", "consent", { grant: READ_PERMISSIONS });
  }
});

test("a revoked consent stops the syncs and keeps the mirror (F11)", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  const before = mirrorLines(desk.db);
  await practice.control("POST", "consent", { revoke: "all" });
  try {
    const result = await desk.cycle("delta");
    expect(result).toMatchObject({ status: "failed", error: { kind: "needs-reauthorization" } });
    expect(findConnection(desk.db)?.status).toBe("Needs reauthorization");
    expect(mirrorLines(desk.db)).toEqual(before);
  } finally {
    await practice.control("POST", "consent", { grant: READ_PERMISSIONS });
  }
});

test("parts of batches that are put off ride along later, at the cost of few requests (F28)", async () => {
  const clean = deskFor(practice);
  await clean.importAll();
  const requestsOf = (desk: typeof clean) =>
    Number(desk.db.$client.prepare("SELECT requests FROM sync_runs").pluck().get());
  const effect = { status: 429, headers: { "retry-after": "1" } };
  await fault({ match: { every: 20, scope: "part" }, effect });
  const desk = deskFor(practice);
  await desk.importAll();
  await practice.control("DELETE", "faults");
  // One batch more for each step with links, whatever was put off.
  expect(requestsOf(desk) - requestsOf(clean)).toBeLessThanOrEqual(6);
  expect(await differences(practice, desk.db)).toEqual({});
});
