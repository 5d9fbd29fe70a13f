import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditEntries } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { memberWith } from "#lib/directory/testing/company.ts";
import { fileResponse } from "#lib/platform/download-route.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { exportAudit } from "./export-audit.ts";
import { recordAudit } from "./record-audit.ts";
import { auditQuerySchema } from "./schema.ts";
import { verifyExportLines } from "./verify-export.ts";

function desk(rows = 12) {
  let now = Date.UTC(2026, 10, 24);
  const db = testDatabase();
  const as = (role: Role): Context => ({
    db,
    clock: { now: () => (now += 60_000) },
    actor: memberWith(role),
  });
  const ctx = as("admin");
  for (let n = 1; n <= rows; n += 1) {
    const target = { kind: "person", id: `id-${n}`, name: n === 3 ? "=HYPERLINK(1)" : `Person ${n}` };
    recordAudit(ctx, {
      event: n % 2 === 0 ? "member.signed-in" : "action.block-sign-in",
      result: "done",
      target,
      details: { n, "10": [null, { ü: "\u2028" }], "2": 1e21 },
    });
  }
  const exported = (given: object = {}, format: "csv" | "ndjson" = "ndjson") =>
    [...exportAudit(ctx, auditQuerySchema.parse(given), format).pieces].join("");
  const lines = (given: object = {}) => exported(given).trimEnd().split("\n");
  return { db, as, ctx, exported, lines };
}

describe("an exported file is proven by itself", () => {
  test("whole, with the line that tells about the export", async () => {
    const { db, lines } = desk();
    expect(await verifyExportLines(db, lines())).toMatchObject({ problem: null, rows: 13, throughSeq: 13 });
  });

  test("filtered", async () => {
    const { db, lines } = desk();
    const file = lines({ family: "members" });
    expect(file[0]).toContain('"filters":{"family":"members"}');
    expect(await verifyExportLines(db, file)).toMatchObject({ problem: null, rows: 6 });
  });

  test("with any details", async () => {
    const { db, ctx, lines } = desk(1);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (details) => {
        recordAudit(ctx, { event: "x", result: "Done", details });
      }),
      { numRuns: 200 },
    );
    expect((await verifyExportLines(db, lines())).problem).toBeNull();
  });

  const swap = (lines: string[], a: number, b: number) =>
    lines.map((line, at) => lines[at === a ? b : at === b ? a : at] ?? line);
  test.each<[string, object, (lines: string[]) => string[], string, number | null]>([
    ["an edited row", {}, (lines) => lines.map((line) => line.replace("Person 5", "Person 6")), "edited", 5],
    ["a removed row", {}, (lines) => lines.toSpliced(5, 1), "removed", 6],
    [
      "a removed row of a filtered export",
      { family: "members" },
      (lines) => lines.toSpliced(2, 1),
      "removed",
      null,
    ],
    ["two rows exchanged", {}, (lines) => swap(lines, 5, 6), "reordered", 6],
    ["a row twice", {}, (lines) => lines.toSpliced(5, 0, lines[5] ?? ""), "reordered", 5],
    ["a cut tail", {}, (lines) => lines.slice(0, -3), "tail-cut", 12],
    ["a tail cut but for the last line", {}, (lines) => lines.toSpliced(-3, 2), "removed", null],
    [
      "a whole file called a filtered one",
      {},
      (lines) => lines.with(0, (lines[0] ?? "").replace('"filters":{}', '"filters":{"q":"x"}')),
      "edited",
      null,
    ],
    [
      "a word more in a row",
      {},
      (lines) => lines.with(4, (lines[4] ?? "").replace("{", '{"note":"approved",')),
      "unreadable",
      null,
    ],
    ["another file", {}, () => ["{}"], "unreadable", null],
    ["no file at all", {}, () => [], "unreadable", null],
  ])("%s is seen", async (_name, filters, change, kind, seq) => {
    const { db, lines } = desk();
    expect((await verifyExportLines(db, change(lines(filters)))).problem).toMatchObject({ kind, seq });
  });

  test("by no other desk", async () => {
    const { lines } = desk();
    expect((await verifyExportLines(testDatabase(), lines())).problem).toMatchObject({
      kind: "edited",
      seq: 1,
    });
  });
});

describe("an export", () => {
  test.each(["agent", "employee"] as const)("is refused to an %s, and nothing is written", (role) => {
    const { db, as } = desk();
    expect(() => exportAudit(as(role), auditQuerySchema.parse({}), "csv")).toThrow("Your role");
    expect(db.select().from(auditEntries).all()).toHaveLength(12);
  });

  test("is on the log before its first row leaves", () => {
    const { db, ctx } = desk();
    exportAudit(
      ctx,
      auditQuerySchema.parse({ q: "person", from: "2026-11-01", zone: "Asia/Kathmandu" }),
      "csv",
    );
    expect(db.select().from(auditEntries).all().at(-1)).toMatchObject({
      event: "audit.exported",
      actorName: "Kwame Mensah",
      details: { format: "csv", filters: { q: "person", from: "2026-11-01", zone: "Asia/Kathmandu" } },
    });
  });

  test("as CSV opens safely: BOM, plain words, no formula", () => {
    const text = desk().exported({}, "csv");
    expect(text.startsWith("\uFEFFRow,Time (UTC),Who,")).toBe(true);
    const third = text.split("\r\n")[3];
    expect(third).toContain(
      "3,2026-11-24T00:04:00.000Z,Kwame Mensah,Member,Block sign-in,'=HYPERLINK(1),person,Done,",
    );
    expect(text.split("\r\n")).toHaveLength(15);
  });

  test("reads more rows than one piece holds, once each", async () => {
    const { db, lines } = desk(2_500);
    expect(await verifyExportLines(db, lines())).toMatchObject({ problem: null, rows: 2_501 });
  });

  test("is sent as an attachment, and stops being read when the reader goes away", async () => {
    let read = 0;
    let isOver = false;
    function* pieces() {
      try {
        for (;;) yield `${(read += 1)}\n`;
      } finally {
        isOver = true;
      }
    }
    const answer = fileResponse("test", {
      fileName: "a.csv",
      contentType: "text/csv; charset=utf-8",
      pieces: pieces(),
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-disposition": 'attachment; filename="a.csv"',
      "content-type": "text/csv; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(read).toBeLessThan(5);
    expect(isOver).toBe(true);
  });
});
