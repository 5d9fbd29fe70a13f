import { describe, expect, test } from "vitest";
import { members, requests } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company, memberWith } from "#lib/directory/testing/company.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import { commandLineActor, workerActor } from "#lib/platform/context.ts";
import { checkAudit } from "./check-audit.ts";
import { dayEnd, dayStart } from "#lib/platform/day-start.ts";
import { loadAuditEntry, loadAuditLog } from "./loaders.ts";
import { recordAudit } from "./record-audit.ts";
import { auditExportSchema, auditQuerySchema } from "./schema.ts";
import type { AuditLine, AuditQuery } from "./types.ts";

const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;

function desk() {
  const db = testDatabase();
  const time = { now: NOON };
  const as = (actor: Actor): Context => ({ db, clock: { now: () => time.now }, actor });
  const admin = as(memberWith("admin"));
  const write = (line: Partial<AuditLine>, by = admin) =>
    recordAudit(by, { event: "member.signed-in", result: "Done", ...line });
  const page = (given: Record<string, string> = {}) =>
    loadAuditLog(admin, auditQuerySchema.parse(given)).page;
  const found = (given: Record<string, string>) => page(given).entries.map(({ seq }) => seq);
  return { db, time, as, admin, write, page, found };
}

describe("filters", () => {
  test("by kind of event, actor and result", () => {
    const { as, write, found } = desk();
    write({});
    write({ event: "action.block-sign-in", result: "refused" });
    write({ event: "sync.held", result: "Held" }, as(workerActor));
    write({ event: "import.requested", result: "Queued" }, as(commandLineActor));
    write({ event: "connection.connect-failed", result: "wrong-tenant" });
    write({ event: "actionable.not-an-action", result: "Done" });
    expect(found({ family: "actions" })).toEqual([2]);
    expect(found({ family: "sync" })).toEqual([4, 3]);
    expect(found({ family: "made-up" })).toHaveLength(6);
    expect(found({ actor: "worker" })).toEqual([3]);
    expect(found({ actor: "member-admin" })).toEqual([6, 5, 2, 1]);
    expect(found({ result: "refused" })).toEqual([2]);
    expect(found({ result: "failed" })).toEqual([5]);
    expect(found({ result: "waiting", family: "sync" })).toEqual([4, 3]);
  });

  test("by any word: names, plain words, details, Microsoft's request id, a request's number", () => {
    const { db, write, found } = desk();
    const times = { createdAt: NOON, updatedAt: NOON };
    db.insert(requests)
      .values({
        id: "r1",
        number: 12,
        title: "x",
        serviceKey: "x",
        requesterId: "m",
        status: "New",
        ...times,
      })
      .run();
    write({ event: "action.block-sign-in", target: { kind: "person", id: "p1", name: "Ikram Benali" } });
    write({ details: { reason: "100%_sure" }, graphRequestId: "guid-of-graph" });
    write({ requestId: "r1" });
    expect(found({ q: "ikram" })).toEqual([1]);
    expect(found({ q: "block sign" })).toEqual([1]);
    expect(found({ q: "100%_SURE" })).toEqual([2]);
    expect(found({ q: "100_" })).toEqual([]);
    expect(found({ q: "guid-of" })).toEqual([2]);
    expect(found({ q: "req-12" })).toEqual([3]);
    expect(found({ q: "'; DROP TABLE audit_entries; --" })).toEqual([]);
  });

  test("by days of the viewer's zone, both included", () => {
    const { time, write, found } = desk();
    for (const hours of [-30, -1, 6, 7]) {
      time.now = NOON + hours * HOUR;
      write({});
    }
    // Midnight in Kathmandu is 18:15 UTC.
    const zone = "Asia/Kathmandu";
    expect(found({ from: "2026-11-24", to: "2026-11-24", zone })).toEqual([3, 2]);
    expect(found({ from: "2026-11-25", zone })).toEqual([4]);
    expect(found({ to: "2026-11-23", zone })).toEqual([1]);
    expect(found({ from: "2026-02-30", zone: "Mars/Base" })).toHaveLength(4);
  });
});

test("a day begins when the clocks of its zone say so, also when they are put forward", () => {
  expect(dayStart("2026-11-24", "UTC")).toBe(Date.UTC(2026, 10, 24));
  expect(dayStart("2026-03-29", "Europe/Berlin")).toBe(Date.UTC(2026, 2, 28, 23));
  expect(dayEnd("2026-03-29", "Europe/Berlin")).toBe(Date.UTC(2026, 2, 29, 22));
  expect(dayStart("2026-11-01", "America/New_York")).toBe(Date.UTC(2026, 10, 1, 4));
  expect(dayEnd("2026-12-31", "Asia/Kathmandu")).toBe(Date.UTC(2026, 11, 31, 18, 15));
});

test("pages go to the end and back without losing or repeating a row, while new ones come", () => {
  const { write, page } = desk();
  for (let n = 0; n < 250; n += 1) write({});
  const seqs = (given: Record<string, string>) => page(given).entries.map(({ seq }) => seq);
  const first = page();
  expect(first).toMatchObject({ total: 250, isTotalCapped: false, newer: null, older: 151 });
  write({});
  const second = page({ before: "151" });
  expect(second.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, at) => 150 - at));
  const third = page({ before: "51" });
  expect(third).toMatchObject({ older: null, newer: 50 });
  expect(third.entries).toHaveLength(50);
  expect(seqs({ after: "50" })).toEqual(second.entries.map(({ seq }) => seq));
  expect(page({ after: "150" })).toMatchObject({ newer: 250, older: 151 });
  expect(page({ after: "250" })).toMatchObject({ newer: null, older: 251 });
});

test("a target has its page while it is in the directory; what was edited past reading is still shown", () => {
  const { db, write, page, admin } = desk();
  const { objectId } = new Company(db).person({ displayName: "Ikram Benali" });
  write({ target: { kind: "person", id: objectId, name: "Ikram Benali" } });
  write({ target: { kind: "person", id: "p2", name: "Gone" } });
  write({ target: { kind: "request", id: "r", name: "REQ-7" } });
  expect(page().entries.map(({ targetHref }) => targetHref)).toEqual([
    "/requests/7",
    null,
    `/people/${objectId}`,
  ]);
  db.$client.exec(
    "DROP TRIGGER audit_entries_no_update; UPDATE audit_entries SET details = '{broken' WHERE seq = 2",
  );
  expect(loadAuditEntry(admin, 2)?.details).toEqual({ text: "{broken" });
  expect(loadAuditEntry(admin, 99)).toBeNull();
});

describe("who may", () => {
  test.each(["agent", "employee"] as const)("an %s sees and verifies nothing", async (role) => {
    const { as, db } = desk();
    const other = as(memberWith(role));
    const query: AuditQuery = auditQuerySchema.parse({});
    expect(() => loadAuditLog(other, query)).toThrow("Your role");
    expect(() => loadAuditEntry(other, 1)).toThrow("Your role");
    await expect(checkAudit(other, "newest")).rejects.toThrow("Your role");
    expect(loadAuditLog(as(memberWith("admin")), query).page.entries).toEqual([]);
    expect(db.$client.prepare("SELECT count(*) FROM audit_checks").pluck().get()).toBe(0);
  });
});

test("a verification is kept and on the log, a broken one too", async () => {
  const { db, admin, write } = desk();
  const checks = () => loadAuditLog({ ...admin }, auditQuerySchema.parse({})).checks;
  write({});
  expect(await checkAudit(admin, "all")).toMatchObject({ problem: null, rows: 1 });
  expect(checks()).toMatchObject({ all: { rows: 1, problem: null, byName: "Kwame Mensah" }, newest: null });
  db.$client.exec(
    "DROP TRIGGER audit_entries_no_update; UPDATE audit_entries SET result = 'x' WHERE seq = 1",
  );
  await checkAudit(admin, "newest");
  expect(checks().all).toMatchObject({ problem: { kind: "edited", seq: 1 } });
  expect(loadAuditEntry(admin, 3)).toMatchObject({
    event: "audit.verified",
    result: "Broken",
    details: { extent: "all", problem: { kind: "edited" } },
  });
});

test("every admin is told of a break once, however often it is found", async () => {
  const { db, as, write } = desk();
  const row = {
    email: "a@calder.example",
    displayName: "Amara Okafor",
    role: "admin",
    createdAt: 1,
  } as const;
  db.insert(members)
    .values({ id: "amara", ...row })
    .run();
  write({});
  await checkAudit(as(workerActor), "all");
  expect(toldTo(db)).toEqual([]);
  db.$client.exec(
    "DROP TRIGGER audit_entries_no_update; UPDATE audit_entries SET result = 'x' WHERE seq = 1",
  );
  await checkAudit(as(workerActor), "all");
  await checkAudit(as(workerActor), "newest");
  expect(toldTo(db)).toEqual(["audit-broken → Amara Okafor: The audit log is not intact"]);
});

test("an export's address needs a form it knows", () => {
  expect(auditExportSchema.safeParse({ format: "xlsx" }).success).toBe(false);
  expect(auditExportSchema.parse({ format: "csv", before: "7", q: "x" })).toMatchObject({
    format: "csv",
    q: "x",
  });
});
