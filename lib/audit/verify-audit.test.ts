import { execFile } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { testDatabase } from "#db/testing.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { macWith } from "./audit-chain.ts";
import { auditKey } from "./audit-key.ts";
import { beginAuditChain } from "./begin-audit-chain.ts";
import { recordAudit } from "./record-audit.ts";
import { setAnchor } from "./set-anchor.ts";
import { verifyAudit } from "./verify-audit.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function contextOf(db: Database): Context {
  let now = 1_000;
  return { db, clock: { now: () => (now += 1_000) }, actor: workerActor };
}

/** A desk on disk, as in life: database, key and anchors in one folder. */
function deskOnDisk() {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-audit-"));
  folders.push(folder);
  const open = () => {
    const db = openDatabase(join(folder, "gatehouse.db"));
    migrateDatabase(db);
    return contextOf(db);
  };
  return {
    folder,
    open,
    anchors: join(folder, "audit-anchors.ndjson"),
    key: join(folder, "keys", "audit.key"),
  };
}

const write = (ctx: Context, count: number) => {
  for (let n = 1; n <= count; n += 1) {
    const target = { kind: "person", id: `id-${n}`, name: `Person ${n}` };
    recordAudit(ctx, { event: "test.done", result: "Done", target, details: { n } });
  }
};

/** What the owner of the database file can do: the triggers are no more in the way. */
function tamper(db: Database, ...statements: string[]): void {
  for (const name of ["no_update", "no_delete", "chained"]) {
    db.$client.exec(`DROP TRIGGER IF EXISTS audit_entries_${name}`);
  }
  for (const statement of statements) db.$client.exec(statement);
}

const columns = (db: Database) =>
  db.$client
    .prepare("SELECT name FROM pragma_table_info('audit_entries') WHERE name <> 'seq'")
    .pluck()
    .all()
    .join(", ");

test("our MAC is HMAC-SHA-256, for any key and text", () => {
  const text = fc.string({ unit: "binary", maxLength: 6_000 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 100 }), (value, length) => {
      const key = randomBytes(length);
      const mac = macWith(key);
      expect(mac(value)).toBe(createHmac("sha256", key).update(value).digest("hex"));
      expect(mac("after")).toBe(createHmac("sha256", key).update("after").digest("hex"));
    }),
  );
});

test("what recordAudit wrote verifies, whatever the words are", async () => {
  const word = fc.string({ unit: "binary", maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(word, word, fc.jsonValue()), { maxLength: 12 }), async (lines) => {
      const ctx = contextOf(testDatabase());
      for (const [event, name, value] of [...lines, ["x", "lone \uD800", "\uDFFF"] as const]) {
        const target = { kind: "person", id: name, name };
        recordAudit(ctx, { event, result: name, target, digest: name, details: { [name]: value } });
      }
      expect(await verifyAudit(ctx.db)).toMatchObject({ problem: null, rows: lines.length + 1 });
    }),
    { numRuns: 60 },
  );
});

test("an empty log is intact", async () => {
  expect(await verifyAudit(testDatabase())).toMatchObject({ problem: null, rows: 0 });
});

test("the newest rows can be verified alone", async () => {
  const ctx = contextOf(testDatabase());
  write(ctx, 30);
  expect(await verifyAudit(ctx.db, { newest: 10 })).toMatchObject({
    problem: null,
    rows: 10,
    throughSeq: 30,
  });
  tamper(ctx.db, "UPDATE audit_entries SET result = 'Refused' WHERE seq = 5");
  expect((await verifyAudit(ctx.db, { newest: 10 })).problem).toBeNull();
  expect((await verifyAudit(ctx.db, { newest: 26 })).problem).toMatchObject({ kind: "edited", seq: 5 });
});

test("the database refuses change, removal and rows that are not chained", () => {
  const ctx = contextOf(testDatabase());
  write(ctx, 2);
  const run = (statement: string) => () => ctx.db.$client.exec(statement);
  expect(run("UPDATE audit_entries SET result = 'x' WHERE seq = 1")).toThrow("append-only");
  expect(run("UPDATE audit_entries SET hash = 'x' WHERE seq = 1")).toThrow("append-only");
  expect(run("DELETE FROM audit_entries WHERE seq = 2")).toThrow("append-only");
  expect(
    run(
      "INSERT INTO audit_entries (at, event, actor_kind, actor_name, result) VALUES (1,'x','worker','x','x')",
    ),
  ).toThrow("chained rows only");
});

describe("tampering is seen at the first bad row", () => {
  const shift = (from: number, by: number) =>
    `UPDATE audit_entries SET seq = -seq WHERE seq >= ${from}; UPDATE audit_entries SET seq = -seq + ${by} WHERE seq < 0`;
  const copy = (db: Database, from: number, to: number) =>
    `INSERT INTO audit_entries (seq, ${columns(db)}) SELECT ${to}, ${columns(db)} FROM audit_entries WHERE seq = ${from}`;
  const cases: [string, (db: Database) => string[], { kind: string; seq: number }][] = [
    [
      "an edited result",
      () => ["UPDATE audit_entries SET result = 'Refused' WHERE seq = 7"],
      { kind: "edited", seq: 7 },
    ],
    [
      "an edited time",
      () => ["UPDATE audit_entries SET at = at + 1 WHERE seq = 1"],
      { kind: "edited", seq: 1 },
    ],
    [
      "edited details",
      () => ["UPDATE audit_entries SET details = '{\"n\":8}' WHERE seq = 7"],
      { kind: "edited", seq: 7 },
    ],
    [
      "a hash made up",
      () => ["UPDATE audit_entries SET hash = prev_hash WHERE seq = 20"],
      { kind: "edited", seq: 20 },
    ],
    ["a removed row", () => ["DELETE FROM audit_entries WHERE seq = 7"], { kind: "removed", seq: 8 }],
    ["the first row removed", () => ["DELETE FROM audit_entries WHERE seq = 1"], { kind: "removed", seq: 2 }],
    [
      "a removed row, the others renumbered",
      () => ["DELETE FROM audit_entries WHERE seq = 7", shift(8, -1)],
      { kind: "removed", seq: 7 },
    ],
    [
      "an inserted row, the others renumbered",
      (db) => [shift(8, 1), copy(db, 3, 8)],
      { kind: "reordered", seq: 8 },
    ],
    [
      "an invented row, the others renumbered",
      (db) => [shift(8, 1), copy(db, 3, 8), "UPDATE audit_entries SET event = 'made.up' WHERE seq = 8"],
      { kind: "inserted", seq: 8 },
    ],
    [
      "a row without a hash",
      (db) => [copy(db, 3, 21), "UPDATE audit_entries SET hash = NULL WHERE seq = 21"],
      { kind: "inserted", seq: 21 },
    ],
    [
      "two rows exchanged",
      () => [
        "UPDATE audit_entries SET seq = -1 WHERE seq = 7; UPDATE audit_entries SET seq = 7 WHERE seq = 8; UPDATE audit_entries SET seq = 8 WHERE seq = -1",
      ],
      { kind: "reordered", seq: 7 },
    ],
    ["a cut tail", () => ["DELETE FROM audit_entries WHERE seq > 15"], { kind: "tail-cut", seq: 16 }],
  ];
  test.each(cases)("%s", async (_name, statements, problem) => {
    const ctx = contextOf(testDatabase());
    write(ctx, 20);
    expect((await verifyAudit(ctx.db)).problem).toBeNull();
    tamper(ctx.db, ...statements(ctx.db));
    expect((await verifyAudit(ctx.db)).problem).toMatchObject(problem);
  });

  test("any single changed byte of any column", async () => {
    const names = columns(testDatabase()).split(", ");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.integer({ min: 1, max: 6 }), async (column, seq) => {
        const ctx = contextOf(testDatabase());
        write(ctx, 6);
        tamper(
          ctx.db,
          `UPDATE audit_entries SET ${column} = coalesce(${column}, '') || '1' WHERE seq = ${seq}`,
        );
        expect((await verifyAudit(ctx.db)).problem?.seq).toBe(seq);
      }),
      { numRuns: 40 },
    );
  });
});

describe("anchors outside the database", () => {
  test("they are set once for what is new, and make one line each", () => {
    const { open, anchors } = deskOnDisk();
    const ctx = open();
    expect(setAnchor(ctx)).toBeNull();
    write(ctx, 3);
    expect(setAnchor(ctx)).toMatchObject({ seq: 3 });
    expect(setAnchor(ctx)).toBeNull();
    write(ctx, 1);
    expect(setAnchor(ctx)).toMatchObject({ seq: 4 });
    expect(readFileSync(anchors, "utf8").trim().split("\n")).toHaveLength(2);
    expect(statSync(anchors).mode & 0o777).toBe(0o600);
  });

  test("a line that a power cut left half is no problem, and the next anchor takes its place", async () => {
    const { open, anchors } = deskOnDisk();
    const ctx = open();
    write(ctx, 3);
    setAnchor(ctx);
    writeFileSync(anchors, `${readFileSync(anchors, "utf8")}{"seq":4,"ha`);
    expect((await verifyAudit(ctx.db)).problem).toBeNull();
    write(ctx, 1);
    setAnchor(ctx);
    expect(await verifyAudit(ctx.db)).toMatchObject({ problem: null, anchors: 2 });
  });

  test("a tail cut together with its counter is seen", async () => {
    const { open } = deskOnDisk();
    const ctx = open();
    write(ctx, 20);
    setAnchor(ctx);
    tamper(
      ctx.db,
      "DELETE FROM audit_entries WHERE seq > 15",
      "UPDATE sqlite_sequence SET seq = 15 WHERE name = 'audit_entries'",
      "UPDATE audit_chain SET anchored_seq = 0",
    );
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "tail-cut", seq: 16 });
    // Written over since: the rows are good, but not the ones that were there.
    write(ctx, 10);
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "rewritten", seq: 20 });
  });

  test("a log that was emptied and begun anew is seen", async () => {
    const { open } = deskOnDisk();
    const ctx = open();
    write(ctx, 4);
    setAnchor(ctx);
    tamper(ctx.db, "DELETE FROM audit_entries; DELETE FROM audit_chain; DELETE FROM sqlite_sequence");
    write(ctx, 9);
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "rewritten", seq: 4 });
  });

  test("hashes taken away, so that Gatehouse itself chains the edited rows again, are seen", async () => {
    const { open } = deskOnDisk();
    const ctx = open();
    write(ctx, 4);
    setAnchor(ctx);
    ctx.db.$client.close();
    const later = open();
    tamper(
      later.db,
      "UPDATE audit_entries SET hash = NULL, prev_hash = NULL, result = 'x'; DELETE FROM audit_chain",
    );
    write(later, 1);
    expect((await verifyAudit(later.db)).problem).toMatchObject({ kind: "rewritten", seq: 4 });
  });

  test.each([
    ["changed", (text: string) => text.replace('"seq":3', '"seq":2')],
    ["taken away", () => ""],
    ["unreadable", (text: string) => `${text}nonsense\n`],
  ])("anchors that were %s are seen", async (_how, change) => {
    const { open, anchors } = deskOnDisk();
    const ctx = open();
    write(ctx, 3);
    setAnchor(ctx);
    writeFileSync(anchors, change(readFileSync(anchors, "utf8")));
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "anchor" });
  });
});

describe("the key", () => {
  test("it is made on first use, for its owner only, and shared by all who open the database", async () => {
    const { open, key } = deskOnDisk();
    const [one, two] = [open(), open()];
    write(one, 2);
    write(two, 2);
    write(one, 2);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(await verifyAudit(two.db)).toMatchObject({ problem: null, rows: 6 });
  });

  test("processes that come at once and write at once make one chain", async () => {
    const { folder, open } = deskOnDisk();
    const first = open();
    first.db.$client.close();
    const code = `
      const { openDatabase, inTransaction } = await import("#db/client.ts");
      const { recordAudit } = await import("#lib/audit/record-audit.ts");
      const { workerActor } = await import("#lib/platform/context.ts");
      const db = openDatabase(process.argv[1]);
      const ctx = { db, clock: { now: () => Date.now() }, actor: workerActor };
      for (let n = 0; n < 100; n += 1) {
        const write = () => recordAudit(ctx, { event: "test.done", result: "Done", details: { n } });
        if (n % 3 === 0) inTransaction(db, write);
        else write();
      }`;
    const node = [
      "--conditions=react-server",
      "--input-type=module",
      "-e",
      code,
      join(folder, "gatehouse.db"),
    ];
    await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, node)));
    expect(await verifyAudit(open().db)).toMatchObject({ problem: null, rows: 300 });
  });

  test("without it nothing is called intact", async () => {
    const { open, key } = deskOnDisk();
    const ctx = open();
    write(ctx, 2);
    rmSync(key);
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "key-missing" });
  });

  test("after its loss a new chain begins with a line that says so, and the old rows stay unproven", async () => {
    const { open, key } = deskOnDisk();
    const ctx = open();
    write(ctx, 3);
    setAnchor(ctx);
    ctx.db.$client.close();
    rmSync(key);
    const later = open();
    write(later, 2);
    const found = await verifyAudit(later.db);
    expect(found).toMatchObject({ rows: 6, problem: { kind: "key-missing", seq: 1 } });
    expect((await verifyAudit(later.db, { newest: 3 })).problem).toBeNull();
    tamper(later.db, "UPDATE audit_entries SET result = 'x' WHERE seq = 5");
    expect((await verifyAudit(later.db)).problem).toMatchObject({ kind: "edited", seq: 5 });
  });

  test("a process that still has the lost key goes on with the new one", async () => {
    const { open, key } = deskOnDisk();
    const [web, worker] = [open(), open()];
    write(web, 2);
    rmSync(key);
    write(worker, 1);
    write(web, 1);
    write(worker, 1);
    expect(await verifyAudit(web.db)).toMatchObject({ rows: 6, problem: { kind: "key-missing" } });
    expect((await verifyAudit(web.db, { newest: 4 })).problem).toBeNull();
  });

  test("a chain made anew with another key does not match the anchors", async () => {
    const { open, key } = deskOnDisk();
    const ctx = open();
    write(ctx, 3);
    setAnchor(ctx);
    ctx.db.$client.close();
    rmSync(key);
    const later = open();
    tamper(later.db, "DELETE FROM audit_entries; DELETE FROM audit_chain; DELETE FROM sqlite_sequence");
    write(later, 5);
    expect((await verifyAudit(later.db)).problem).toMatchObject({ kind: "anchor", seq: 3 });
  });
});

describe("rows from before the chain", () => {
  /** A database of the version before, with rows that its code wrote, brought to the newest version. */
  function oldDesk() {
    const desk = deskOnDisk();
    const before = join(desk.folder, "migrations");
    cpSync("db/migrations", before, { recursive: true });
    const journal = join(before, "meta", "_journal.json");
    const { entries, ...rest } = z
      .looseObject({ entries: z.array(z.looseObject({ idx: z.number() })) })
      .parse(JSON.parse(readFileSync(journal, "utf8")));
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.filter(({ idx }) => idx < 3) }));
    const db = openDatabase(join(desk.folder, "gatehouse.db"));
    migrate(db, { migrationsFolder: before });
    for (const n of [1, 2, 3]) {
      db.$client.exec(`INSERT INTO audit_entries (at, event, actor_kind, actor_name, result, details)
        VALUES (${n}, 'old.row', 'worker', 'Gatehouse', 'Done', '{ "n": ${n} }')`);
    }
    db.$client.close();
    return { ...desk, ctx: desk.open() };
  }

  test("are not called intact before they are chained", async () => {
    const { ctx } = oldDesk();
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "key-missing" });
    auditKey(ctx.db);
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "not-begun" });
  });

  test("are chained once, and a line says how many they were", async () => {
    const { ctx } = oldDesk();
    beginAuditChain(ctx);
    beginAuditChain(ctx);
    write(ctx, 2);
    expect(await verifyAudit(ctx.db)).toMatchObject({ problem: null, rows: 6, olderThanChain: 3 });
    const line = ctx.db.$client.prepare("SELECT event, details FROM audit_entries WHERE seq = 4").get();
    expect(line).toEqual({
      event: "audit.chain-began",
      details: '{"why":"rows-before-the-chain","rows":3,"throughSeq":3}',
    });
    tamper(ctx.db, "UPDATE audit_entries SET actor_name = 'x' WHERE seq = 2");
    expect((await verifyAudit(ctx.db)).problem).toMatchObject({ kind: "edited", seq: 2 });
  });

  test("are chained by the first line that is written, if nothing did it before", async () => {
    const { ctx } = oldDesk();
    write(ctx, 1);
    expect(await verifyAudit(ctx.db)).toMatchObject({ problem: null, rows: 5 });
  });
});
