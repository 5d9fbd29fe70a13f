import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { createTransport, type Transport, type WireAnswer } from "#lib/entra/graph/transport.ts";
import { deskFor, differences, mirrorLines, startPractice, type Practice } from "./testing.ts";
import { cloneOf, graphCalls, movableClock, runStatuses, SMALL, stepOf } from "./testing/fault-bed.ts";

let practice: Practice;
let imported: Database;
beforeAll(async () => {
  practice = await startPractice(SMALL);
  const desk = deskFor(practice);
  await desk.importAll();
  imported = desk.db;
}, 60_000);
afterAll(() => practice?.stop());
beforeEach(async () => {
  await practice.control("DELETE", "faults");
  await practice.control("DELETE", "requests");
});

const fault = (rule: object) => practice.control("POST", "faults", rule);
const connected = () => deskFor(practice, { db: cloneOf(imported) });

const throttled = (headers: Record<string, string> = {}): WireAnswer => ({
  status: 429,
  headers: new Map(Object.entries({ "content-type": "application/json", ...headers })),
  text: JSON.stringify({ error: { code: "TooManyRequests", message: "Too many requests" } }),
});

test("F2 told to wait for a day, a cycle asks once, says so, and leaves everything as it was", async () => {
  let calls = 0;
  const transport: Transport = async () => {
    calls += 1;
    return throttled({ "retry-after": "86400" });
  };
  const desk = deskFor(practice, { db: cloneOf(imported), transport });
  const before = mirrorLines(desk.db);
  const retry = await desk.cycle("delta", { canRetry: true });
  expect(retry.status).toBe("retry");
  const until = desk.db.$client.prepare("SELECT throttled_until FROM sync_runs WHERE id = ?").pluck();
  expect(Number(until.get(retry.runId)) - Date.now()).toBeGreaterThan(14 * 60_000);
  const last = await desk.cycle("delta", { runId: retry.runId });
  expect(last).toMatchObject({ status: "failed", error: { kind: "throttled" } });
  expect(last).toHaveProperty("error.message", expect.stringContaining("asked us to wait for too long"));
  expect(calls).toBe(2);
  expect(mirrorLines(desk.db)).toEqual(before);
});

test("F3 after ten minutes of nothing but 429 an import goes on at its page, nothing lost or read twice", async () => {
  const whole = deskFor(practice);
  await whole.importAll();
  const needed = (await graphCalls(practice)).length;
  const clock = movableClock();
  const real = createTransport();
  let answered = 0;
  let refused = 0;
  let until = Infinity;
  const transport: Transport = (request) => {
    if (answered === 8 && until === Infinity) until = clock.now() + 10 * 60_000;
    if (answered >= 8 && clock.now() < until) {
      refused += 1;
      return Promise.resolve(throttled());
    }
    answered += 1;
    return real(request);
  };
  const sleep = async (ms: number) => clock.move(ms);
  const desk = deskFor(practice, { clock, transport, sleep });
  let result = await desk.cycle("import", { canRetry: true });
  for (let turn = 0; result.status === "retry" && turn < 30; turn += 1) {
    clock.move(60_000);
    result = await desk.cycle("import", { runId: result.runId, canRetry: true });
  }
  expect(result.status).toBe("ready-for-review");
  expect(clock.now()).toBeGreaterThan(until);
  // Ten minutes of a call a second would be 600; and all that was read before the storm is kept.
  expect(refused).toBeLessThan(300);
  expect(answered).toBeLessThan(needed + 20);
});

test.each([
  ["F6 a reset before the first byte", { phase: "before-effect", effect: { reset: true } }],
  ["F6 a reset in the body", { phase: "during-body", effect: { reset: true } }],
  ["F6 less than was announced", { phase: "during-body", effect: { closeEarly: true } }],
  ["F7 a wrong content type", { effect: { wrongContentType: true } }],
  ["F7 a body that only claims to be gzip", { effect: { headers: { "content-encoding": "gzip" } } }],
  ["F7 a 204 where a list should be", { effect: { status: 204 } }],
  ["F4 500s", { effect: { status: 500 } }],
  ["F4 502s in HTML", { effect: { status: 502, html: true } }],
  ["F4 504s", { effect: { status: 504 } }],
])("%s now and then changes nothing of a full sync", async (_name, rule) => {
  const desk = connected();
  await practice.control("POST", "change", { seed: 21, users: 5, memberships: 10, leavers: 1 });
  await fault({ ...rule, match: { every: 4, times: 12, scope: "request", path: "/v1.0/" } });
  expect((await desk.cycle("full")).status).toBe("completed");
  expect(await differences(practice, desk.db)).toEqual({});
});

test.each([
  ["F6 every connection is reset", { effect: { reset: true }, phase: "during-body" }],
  ["F7 every answer is empty", { effect: { status: 200, body: "" } }],
])("%s: the cycle fails with a reason, and nobody is taken for gone", async (_name, rule) => {
  const sleep = async () => undefined;
  const desk = deskFor(practice, { db: cloneOf(imported), sleep });
  const before = mirrorLines(desk.db);
  await fault({ ...rule, match: { scope: "request", path: "/v1.0/users" } });
  expect(await desk.cycle("delta")).toMatchObject({
    status: "failed",
    error: { kind: "unavailable", message: expect.stringContaining("didn't answer properly") },
  });
  expect(mirrorLines(desk.db)).toEqual(before);
  await practice.control("DELETE", "faults");
  expect((await desk.cycle("delta")).status).toBe("completed");
});

test("F8 a page that drips and one that stalls are cut off and asked again", async () => {
  const transport = createTransport({ totalMs: 400, idleMs: 200 });
  const desk = deskFor(practice, { db: cloneOf(imported), transport });
  await fault([
    { match: { path: "/v1.0/users\\?", times: 1 }, effect: { dripMsPerByte: 20 } },
    { match: { path: "/v1.0/groups\\?", times: 1 }, effect: { delayMs: 3_000 } },
  ]);
  expect((await desk.cycle("full")).status).toBe("completed");
  expect(await differences(practice, desk.db)).toEqual({});
});

test.each([
  ["a page of a gigabyte", { path: "/v1.0/users\\?" }, 1_000_000_000],
  [
    "a batch with a part of 20 MB",
    { path: "/v1.0/groups/[^/]+/members", scope: "part", times: 1 },
    20_000_000,
  ],
])("F9 %s ends the cycle with a reason and without eating the memory", async (_name, match, huge) => {
  const desk = connected();
  const before = mirrorLines(desk.db);
  await fault({ match, effect: { huge } });
  const rss = process.memoryUsage().rss;
  const result = await desk.cycle("full");
  expect(result).toMatchObject({
    status: "failed",
    error: { kind: "invalid", message: expect.stringContaining("could not be followed") },
  });
  expect(process.memoryUsage().rss - rss).toBeLessThan(300 * 1024 * 1024);
  expect(mirrorLines(desk.db)).toEqual(before);
});

test("F10 a token that expires in the middle is renewed, and each refused page is asked once more", async () => {
  const real = createTransport();
  const expired = new Set<string>();
  const refused: string[] = [];
  let calls = 0;
  const transport: Transport = (request) => {
    calls += 1;
    const authorization = request.headers.authorization ?? "";
    if (calls === 8) expired.add(authorization);
    if (!expired.has(authorization)) return real(request);
    refused.push(request.url);
    const body = { error: { code: "InvalidAuthenticationToken", message: "The token is expired." } };
    return Promise.resolve({ status: 401, headers: new Map(), text: JSON.stringify(body) });
  };
  const desk = deskFor(practice, { db: cloneOf(imported), transport });
  expect((await desk.cycle("full")).status).toBe("completed");
  expect(refused.length).toBeGreaterThan(0);
  const known = await graphCalls(practice);
  for (const url of refused.filter((each) => !each.endsWith("/$batch")))
    expect(known.filter(({ path }) => `${practice.url}${path}` === url)).toHaveLength(1);
  expect(runStatuses(desk.db)).toEqual(["Completed", "Completed"]);
});

const linkTo = (nextLink: string) => ({ status: 200, body: { value: [], "@odata.nextLink": nextLink } });

test.each([
  ["to another host", () => "https://graph.microsoft.com.evil.example/v1.0/users?$skiptoken=x"],
  ["to another port", () => "http://127.0.0.1:1/v1.0/users?$skiptoken=x"],
  ["to itself", () => `${practice.url}/v1.0/users?$skiptoken=round`],
])("F19 a list whose next page leads %s fails the cycle, and nothing changes", async (_name, link) => {
  const desk = connected();
  const before = mirrorLines(desk.db);
  await fault({ match: { path: "/v1.0/users\\?" }, effect: linkTo(link()) });
  const result = await desk.cycle("full");
  expect(result).toMatchObject({
    status: "failed",
    error: { kind: "invalid", message: expect.stringContaining("could not be followed") },
  });
  expect(mirrorLines(desk.db)).toEqual(before);
  expect(stepOf(desk.db, result.runId, "users")?.status).toBe("In progress");
});

test("F19 a delta that goes A, B, A fails the cycle, and its place is kept", async () => {
  const desk = connected();
  const cursors = () => desk.db.$client.prepare("SELECT * FROM sync_cursors ORDER BY key").all();
  const before = cursors();
  const page = (token: string) => `${practice.url}/v1.0/users/delta?$skiptoken=${token}`;
  await fault([
    { match: { path: "skiptoken=A" }, effect: linkTo(page("B")) },
    { match: { path: "skiptoken=B" }, effect: linkTo(page("A")) },
    { match: { path: "/v1.0/users/delta" }, effect: linkTo(page("A")) },
  ]);
  expect(await desk.cycle("delta")).toMatchObject({ status: "failed", error: { kind: "invalid" } });
  expect(cursors()).toEqual(before);
});
