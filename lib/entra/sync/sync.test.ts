import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadReview } from "./review.ts";
import { applyReviewedImport } from "./finish-setup.ts";
import { findRun } from "./run-rows.ts";
import { deskFor, mirrorLines, startPractice, truthLines, type Practice } from "./testing.ts";

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
  expect(mirrorLines(desk.db)).toEqual(await truthLines(practice));
  for (const kind of ["delta", "full"] as const) {
    const result = await desk.cycle(kind);
    if (result.status !== "completed") throw new Error(JSON.stringify(result));
    for (const counts of Object.values(result.changes)) expect(counts).toEqual({ added: 0, changed: 0, removed: 0 });
  }
});

test("the review counts what the import found, before People shows anything", async () => {
  const desk = deskFor(practice);
  await desk.cycle("import");
  const review = loadReview(desk.db);
  const state = JSON.parse(await practice.control("GET", "state"));
  expect(review?.people).toMatchObject({ users: state.users, activeMembers: state.activeMembers, inScope: state.activeMembers });
  expect(review).toMatchObject({ apps: state.apps, assignments: state.assignments, memberships: state.memberships });
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
    const result = await desk.cycle("import", { ...(runId === undefined ? {} : { runId }), signal: stop.signal, onCommit });
    runId = result.runId;
    if (result.status === "ready-for-review") break;
    expect(result.status).toBe("parked");
  }
  while (findRun(desk.db, runId ?? "")?.status === "In progress") await desk.cycle("import", runId === undefined ? {} : { runId });
  applyReviewedImport(desk.ctx);
  expect(mirrorLines(desk.db)).toEqual(await truthLines(practice));
});

test.each([
  ["F1 throttling", { match: { every: 5, path: "/v1.0/" }, phase: "before-effect", effect: { status: 429, headers: { "retry-after": "0.5" } } }],
  ["F4 server errors", { match: { every: 4, path: "/v1.0/" }, phase: "before-effect", effect: { status: 503 } }],
  ["F6 resets", { match: { every: 6, path: "/v1.0/" }, phase: "during-body", effect: { reset: true } }],
  ["F7 cut bodies", { match: { every: 5, path: "/v1.0/" }, phase: "during-body", effect: { truncateTo: 200 } }],
  ["F7 pages in HTML", { match: { every: 5, path: "/v1.0/" }, phase: "before-effect", effect: { status: 200, html: true } }],
])("%s on the way change nothing of the result", async (_name, rule) => {
  await fault(rule);
  const desk = deskFor(practice);
  await desk.importAll();
  await practice.control("DELETE", "faults");
  expect(mirrorLines(desk.db)).toEqual(await truthLines(practice));
});

test("an empty list of people is not believed, and nothing is changed (F15)", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  const before = mirrorLines(desk.db);
  const body = JSON.stringify({ value: [] });
  await fault({ match: { path: "/v1.0/users\\?" }, phase: "before-effect", effect: { status: 200, body } });
  const result = await desk.cycle("full");
  expect(result).toMatchObject({ status: "failed", error: { kind: "too-many-removals" } });
  expect(mirrorLines(desk.db)).toEqual(before);
});

test("changes of the tenant arrive by delta, and an expired link leads to a full sync (F17)", async () => {
  const desk = deskFor(practice);
  await desk.importAll();
  for (const seed of [1, 2, 3]) {
    await practice.control("POST", "change", { seed, users: 30, memberships: 60 });
    expect((await desk.cycle("delta")).status).toBe("completed");
    expect(mirrorLines(desk.db)).toEqual(await truthLines(practice));
  }
  await practice.control("POST", "change", { seed: 4, users: 20, memberships: 20 });
  await practice.control("POST", "delta", { expireTokens: true });
  const { runId, status } = await desk.cycle("delta");
  expect({ status, kind: findRun(desk.db, runId)?.kind }).toEqual({ status: "completed", kind: "full" });
  expect(mirrorLines(desk.db)).toEqual(await truthLines(practice));
});
