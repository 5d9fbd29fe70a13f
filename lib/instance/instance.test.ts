import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase, type Database } from "#db/client.ts";
import {
  actionRuns,
  approvals,
  members,
  messageSends,
  sessions,
  temporaryPasswords,
} from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { auditOf } from "#lib/entra/connection/testing.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import { startSession } from "#lib/members/start-session.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { checkInstance, noteProgress } from "./check-instance.ts";
import { confirmInstance } from "./confirm-instance.ts";
import { findInstanceHold, findInstanceId, requireUnheld } from "./data.ts";

const NOW = Date.UTC(2026, 10, 27);
const worker = (db: Database): Context => ({ db, clock: { now: () => NOW }, actor: workerActor });
const admin = (db: Database): Context => {
  const who = { id: "noor", displayName: "Noor Haidari", email: "noor@calder.example", objectId: null };
  const actor = { kind: "member", role: "admin", sessionId: "s", tenantId: null, ...who } as const;
  return { ...worker(db), actor };
};

const open = (folder: string) => openDatabase(join(folder, "gatehouse.db"));
const newFolder = () => mkdtempSync(join(tmpdir(), "gatehouse-instance-"));

/** A data folder that is in use: one member with a session, started once. */
function usedFolder(): { folder: string; db: Database } {
  const folder = newFolder();
  writeFileSync(join(folder, "gatehouse.db"), testDatabase().$client.serialize());
  const db = open(folder);
  const row = { id: "noor", email: "noor@calder.example", displayName: "Noor Haidari" };
  db.insert(members)
    .values({ ...row, role: "admin", createdAt: 1 })
    .run();
  startSession(db, { now: () => NOW }, "noor", "local");
  expect(checkInstance(worker(db))).toBeNull();
  return { folder, db };
}
const work = (db: Database) => recordAudit(worker(db), { event: "sync.requested", result: "Queued" });

/** A copy as `cp -a` makes it, of a folder at rest. */
function copyOf(folder: string): Database {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  return open(copy);
}

test("the same folder starts again and again, and work in between does not matter", () => {
  const { folder, db } = usedFolder();
  const id = findInstanceId(db);
  for (let starts = 0; starts < 3; starts += 1) {
    work(db);
    noteProgress(worker(db));
    expect(checkInstance(worker(db))).toBeNull();
  }
  expect(findInstanceId(db)).toBe(id);
  expect(JSON.parse(readFileSync(join(folder, "instance.json"), "utf8"))).toMatchObject({ id });
  requireUnheld(db);
});

test("a folder from before there were identities gets one and goes on", () => {
  const { folder, db } = usedFolder();
  db.$client.exec("DELETE FROM settings WHERE key = 'instance.id'");
  rmSync(join(folder, "instance.json"));
  rmSync(join(folder, "instance.mark"));
  expect(checkInstance(worker(db))).toBeNull();
  expect(findInstanceId(db)).not.toBeNull();
});

test("a copy of the whole folder stands still, and the original does not notice", () => {
  const { folder, db } = usedFolder();
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  const copy = copyOf(folder);
  expect(checkInstance(worker(copy))).toMatchObject({ reason: "copied" });
  expect(() => requireUnheld(copy)).toThrow(expect.objectContaining({ code: "not-possible" }));
  expect(checkInstance(worker(db))).toBeNull();
});

test("a database without what lay beside it stands still", () => {
  const { folder, db } = usedFolder();
  rmSync(join(folder, "instance.json"));
  expect(checkInstance(worker(db))).toMatchObject({ reason: "copied" });
});

test("a database put back from before knows how much is missing", () => {
  const { folder, db } = usedFolder();
  const before = db.$client.serialize();
  for (let entry = 0; entry < 3; entry += 1) work(db);
  noteProgress(worker(db));
  db.$client.close();
  for (const end of ["-wal", "-shm"]) rmSync(join(folder, `gatehouse.db${end}`), { force: true });
  writeFileSync(join(folder, "gatehouse.db"), before);
  expect(checkInstance(worker(open(folder)))).toMatchObject({ reason: "rolled-back", missingEntries: 3 });
});

test("a fresh database in an old folder is nobody's copy", () => {
  const { folder, db } = usedFolder();
  db.$client.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(join(folder, `gatehouse.db${end}`), { force: true });
  writeFileSync(join(folder, "gatehouse.db"), testDatabase().$client.serialize());
  expect(checkInstance(worker(open(folder)))).toBeNull();
});

/** Everything that could act once more. */
function unfinished(db: Database): void {
  const run = {
    actionKey: "block-sign-in",
    tenantId: "t",
    subjectObjectId: "p",
    subjectName: "Ikram Benali",
  };
  for (const state of ["intent", "sent", "verified"] as const) {
    const keys = { id: state, digest: state, idempotencyKey: state, clientRequestId: state };
    const rest = { input: {}, labels: {}, state, actorId: "noor", deadlineAt: NOW, createdAt: NOW };
    db.insert(actionRuns)
      .values({ ...run, ...keys, ...rest })
      .run();
  }
  for (const [id, state, consumedAt] of [
    ["waits", "Pending", null],
    ["approved", "Approved", null],
    ["used", "Approved", NOW],
  ] as const) {
    const asked = { askedBy: "noor", askedByName: "Noor Haidari", createdAt: NOW, expiresAt: NOW + 1 };
    const what = { kind: "question", question: "May it?", needs: "one", policyVersion: 1 } as const;
    db.insert(approvals)
      .values({ id, state, consumedAt, digest: id, idempotencyKey: id, ...asked, ...what })
      .run();
  }
  const send = { channel: "email", nextTryAt: NOW } as const;
  db.insert(messageSends)
    .values([
      { ...send, messageId: newId(), state: "Waiting" },
      { ...send, messageId: newId(), state: "Sent" },
    ])
    .run();
  const times = { createdAt: NOW, expiresAt: NOW + 1 };
  db.insert(temporaryPasswords)
    .values({ runId: "sent", sealed: "x", viewerId: "noor", ...times })
    .run();
}

test("what could act once more is put aside in one go, and everything of it is on the audit log", () => {
  const { folder, db } = usedFolder();
  unfinished(db);
  rmSync(join(folder, "instance.json"));
  const hold = checkInstance(worker(db));
  expect(hold).toMatchObject({ unknownRuns: 2, voidApprovals: 2, stoppedMessages: 1 });
  const runs = db.select().from(actionRuns).all();
  expect(runs.map(({ id, state }) => `${id}: ${state}`)).toEqual([
    "intent: unknown",
    "sent: unknown",
    "verified: verified",
  ]);
  const standing = db.select().from(approvals).all();
  expect(standing.map(({ id, state }) => `${id}: ${state}`)).toEqual([
    "waits: Cancelled",
    "approved: Cancelled",
    "used: Approved",
  ]);
  expect(
    db
      .select()
      .from(messageSends)
      .all()
      .map(({ state }) => state),
  ).toEqual(["Failed", "Sent"]);
  expect(db.select().from(temporaryPasswords).get()).toMatchObject({ sealed: null, wipedAt: NOW });
  expect(db.select().from(sessions).get()?.endedAt).toBe(NOW);
  expect(findAutomationPause(db)).toMatchObject({ byName: "Gatehouse" });
  expect(auditOf(db).slice(-5)).toEqual([
    "action.block-sign-in: unknown",
    "action.block-sign-in: unknown",
    "approval.void: Cancelled",
    "approval.void: Cancelled",
    "instance.held: Held",
  ]);
  // The next start finds it held and puts nothing aside twice.
  expect(checkInstance(worker(db))).toEqual(hold);
});

test("an admin confirms it: another identity, at this place, and automation stays paused", () => {
  const { folder, db } = usedFolder();
  const id = findInstanceId(db);
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  const copy = copyOf(folder);
  checkInstance(worker(copy));
  expect(() =>
    confirmInstance({ ...admin(copy), actor: { ...admin(copy).actor, role: "agent" } as never }),
  ).toThrow(expect.objectContaining({ code: "not-allowed" }));
  expect(() => confirmInstance(worker(copy))).toThrow(expect.objectContaining({ code: "not-allowed" }));
  confirmInstance(admin(copy));
  expect(findInstanceHold(copy)).toBeNull();
  expect(findInstanceId(copy)).not.toBe(id);
  expect(findAutomationPause(copy)).not.toBeNull();
  expect(checkInstance(worker(copy))).toBeNull();
  expect(() => confirmInstance(admin(copy))).toThrow(expect.objectContaining({ code: "conflict" }));
  expect(existsSync(join(folder, "instance.json"))).toBe(true);
});
