import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { requestDueSync } from "../../../worker/request-due-sync.ts";
import { openRun } from "./run-rows.ts";
import {
  deskFor,
  differences,
  mirrorLines,
  READ_PERMISSIONS,
  startPractice,
  type Practice,
} from "./testing.ts";
import { cloneOf, graphCalls, movableClock, runStatuses, SMALL, stepOf } from "./testing/fault-bed.ts";

const SECRET = "practice-secret-not-for-real-use";
const NEXT_SECRET = "the-secret-that-takes-its-place";

let practice: Practice;
let imported: Database;
beforeAll(async () => {
  practice = await startPractice(SMALL);
  const desk = deskFor(practice);
  await desk.importAll();
  imported = desk.db;
}, 60_000);
afterAll(() => practice?.stop());
afterEach(async () => {
  await practice.control("DELETE", "faults");
  await practice.control("DELETE", "token");
  await practice.control("POST", "secret", { value: SECRET });
  await practice.control("POST", "consent", { grant: READ_PERMISSIONS });
  await practice.control("POST", "consent", { enabled: true });
});

const fault = (rule: object) => practice.control("POST", "faults", rule);
const consent = (order: object) => practice.control("POST", "consent", order);
const connected = (secret = SECRET) => deskFor(practice, { db: cloneOf(imported), secret });

const lost: [name: string, reason: string, lose: () => Promise<unknown>][] = [
  [
    "an expired secret",
    "The client secret has expired. Make a new secret",
    () => practice.control("POST", "secret", { expired: true }),
  ],
  [
    "another secret",
    "did not accept the client secret. Copy the secret's value",
    () => practice.control("POST", "secret", { value: NEXT_SECRET }),
  ],
  [
    "a conditional access policy",
    "A conditional access policy is blocking the token",
    () => practice.control("POST", "token", { isBlockedByConditionalAccess: true }),
  ],
  ["a disabled app", "The Gatehouse app is disabled in this tenant", () => consent({ enabled: false })],
  ["a consent without permissions", "An admin revoked", () => consent({ revoke: "all" })],
  [
    "two 401 in a row",
    "An admin revoked",
    () => fault({ match: { path: "/v1.0/" }, effect: { status: 401 } }),
  ],
];

test.each(lost)(
  "F11 %s stops the syncs with its sentence, keeps the mirror, and is not tried again by itself",
  async (_name, reason, lose) => {
    const clock = movableClock();
    const desk = deskFor(practice, { db: cloneOf(imported), clock });
    const before = mirrorLines(desk.db);
    const { lastSyncAt } = findConnection(desk.db) ?? {};
    await lose();
    expect(await desk.cycle("delta", { canRetry: true })).toMatchObject({
      status: "failed",
      error: { kind: "needs-reauthorization", message: expect.stringContaining("must reconnect") },
    });
    const connection = findConnection(desk.db);
    expect(connection).toMatchObject({ status: "Needs reauthorization", nextSyncAt: null, lastSyncAt });
    expect(connection?.reauthorizationReason).toContain(reason);
    expect(mirrorLines(desk.db)).toEqual(before);
    for (let hour = 0; hour < 24; hour += 1) {
      clock.move(60 * 60_000);
      requestDueSync(desk.ctx);
    }
    expect(openRun(desk.db)).toBeNull();
    expect(runStatuses(desk.db)).toEqual(["Completed", "Failed"]);
  },
);

test("F12 a token endpoint in trouble is waited for; the same run then goes on", async () => {
  const desk = connected();
  await fault({ match: { path: "oauth2/v2.0/token" }, effect: { status: 503 } });
  const first = await desk.cycle("delta", { canRetry: true });
  expect(first).toMatchObject({ status: "retry", error: { kind: "unavailable" } });
  expect(findConnection(desk.db)?.status).toBe("Connected");
  await practice.control("DELETE", "faults");
  await fault({ match: { path: "oauth2/v2.0/token" }, effect: { delayMs: 300 } });
  expect((await desk.cycle("delta", { runId: first.runId })).status).toBe("completed");
});

test("F12 a token endpoint whose clock is five minutes off does no harm", async () => {
  for (const clockSkewSeconds of [-300, 300]) {
    await practice.control("POST", "token", { clockSkewSeconds });
    expect((await connected().cycle("delta")).status).toBe("completed");
  }
});

test.each([
  ["tenant", { tenantIdInToken: "c0ffee00-0002-4a7e-9d00-0be000000002" }, "answered for another tenant"],
  ["service", { audienceInToken: "https://management.azure.com" }, "token was not for Graph"],
])("F12 a token for another %s is a hard stop before anything is read", async (_name, order, reason) => {
  await practice.control("POST", "token", order);
  await practice.control("DELETE", "requests");
  const desk = connected();
  const before = mirrorLines(desk.db);
  expect(await desk.cycle("full")).toMatchObject({ error: { kind: "needs-reauthorization" } });
  expect(findConnection(desk.db)?.reauthorizationReason).toContain(reason);
  expect(await graphCalls(practice)).toEqual([]);
  expect(mirrorLines(desk.db)).toEqual(before);
});

test.each([
  ["full", "/v1.0/servicePrincipals\\?", "apps"],
  ["delta", "/v1.0/servicePrincipals/delta", "appChanges"],
] as const)(
  "F13 when a %s cycle may not read one list, its kind stays, the step says why, and the others go on",
  async (kind, path, key) => {
    const desk = connected();
    const before = mirrorLines(desk.db);
    await practice.control("POST", "edit", [
      { op: "user", user: await somebody(), set: { jobTitle: `Refused ${kind}` } },
    ]);
    await fault({ match: { path }, effect: { status: 403 } });
    const { status, runId } = await desk.cycle(kind);
    expect(status).toBe("completed");
    const after = mirrorLines(desk.db);
    expect([after.apps, after.assignments]).toEqual([before.apps, before.assignments]);
    expect(after.users?.join()).toContain(`Refused ${kind}`);
    expect(stepOf(desk.db, runId, key)).toMatchObject({
      status: "Skipped",
      note: expect.stringContaining("refused to tell; what is known stays"),
    });
    await practice.control("DELETE", "faults");
    expect((await desk.cycle("delta")).status).toBe("completed");
    expect(await differences(practice, desk.db)).toEqual({});
  },
);

test("F14 without the permission for hidden members their empty list is not believed", async () => {
  const desk = connected();
  const before = mirrorLines(desk.db);
  await consent({ revoke: ["Member.Read.Hidden"] });
  const { status, runId } = await desk.cycle("full");
  expect(status).toBe("completed");
  expect(mirrorLines(desk.db).memberships).toEqual(before.memberships);
  expect(stepOf(desk.db, runId, "members")?.note).toContain("Member.Read.Hidden is not granted");
});

test("F48 permissions that come and go between cycles freeze their kinds and bring them back", async () => {
  const desk = connected();
  const before = mirrorLines(desk.db);
  await consent({ revoke: ["Application.Read.All", "Directory.Read.All"] });
  await practice.control("POST", "change", { seed: 5, users: 4, assignments: 8 });
  const poorer = await desk.cycle("delta");
  expect(poorer.status).toBe("completed");
  expect(findConnection(desk.db)?.grantedPermissions).not.toContain("Application.Read.All");
  expect(mirrorLines(desk.db)).toMatchObject({ apps: before.apps, assignments: before.assignments });
  expect(stepOf(desk.db, poorer.runId, "appChanges")).toMatchObject({
    status: "Skipped",
    note: "Application.Read.All is not granted; what is known stays as it was.",
  });
  await consent({ grant: READ_PERMISSIONS });
  expect((await desk.cycle("delta")).status).toBe("completed");
  expect(findConnection(desk.db)?.grantedPermissions).toContain("Application.Read.All");
  expect(await differences(practice, desk.db)).toEqual({});
  const audit = desk.db.$client
    .prepare("SELECT count(*) FROM audit_entries WHERE event = 'connection.permissions-changed'")
    .pluck()
    .get();
  expect(audit).toBeGreaterThanOrEqual(2);
});

test("F47 a secret is rotated without one failed call, and the old one then fails with its sentence", async () => {
  const db = cloneOf(imported);
  await practice.control("DELETE", "requests");
  const old = deskFor(practice, { db });
  expect((await old.cycle("delta")).status).toBe("completed");
  await practice.control("POST", "secret", { values: [{ value: SECRET }, { value: NEXT_SECRET }] });
  expect((await old.cycle("delta")).status).toBe("completed");
  const renewed = deskFor(practice, { db, secret: NEXT_SECRET });
  expect((await renewed.cycle("delta")).status).toBe("completed");
  const past = new Date(Date.now() - 60_000).toISOString();
  await practice.control("POST", "secret", {
    values: [{ value: SECRET, expiresAt: past }, { value: NEXT_SECRET }],
  });
  expect((await deskFor(practice, { db, secret: NEXT_SECRET }).cycle("full")).status).toBe("completed");
  const { requests } = JSON.parse(await practice.control("GET", "requests"));
  expect(requests.filter((request: { status: number }) => request.status >= 400)).toEqual([]);
  expect(await deskFor(practice, { db }).cycle("delta")).toMatchObject({ status: "failed" });
  expect(findConnection(db)?.reauthorizationReason).toContain("The client secret has expired.");
});

async function somebody(): Promise<string> {
  const people = await practice.truth("users");
  return String(people.find(({ jobTitle }) => jobTitle !== null)?.id);
}
