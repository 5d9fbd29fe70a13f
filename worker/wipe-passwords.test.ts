import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase, type Database } from "#db/client.ts";
import { actionRuns, auditEntries, temporaryPasswords } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { workerActor } from "#lib/platform/context.ts";
import { createPasswordWiper } from "./wipe-passwords.ts";

const AT = Date.UTC(2026, 10, 26, 9);
const SEALED = "sealed-text-that-must-not-stay-anywhere";
const MINUTE = 60_000;

let folder: string;
let db: Database;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gatehouse-wipe-"));
  writeFileSync(join(folder, "gatehouse.db"), testDatabase().$client.serialize());
  db = openDatabase(join(folder, "gatehouse.db"));
  now = AT;
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

const wiper = () => createPasswordWiper({ db, clock: { now: () => now }, actor: workerActor });
const isOnDisk = () =>
  ["gatehouse.db", "gatehouse.db-wal"].some((name) => readFileSync(join(folder, name)).includes(SEALED));
const sealedLeft = () => db.select().from(temporaryPasswords).get()?.sealed ?? null;

function keepOne(run: Partial<typeof actionRuns.$inferInsert> = {}): void {
  db.insert(actionRuns)
    .values({
      id: "run",
      actionKey: "reset-password",
      tenantId: "tenant",
      subjectObjectId: "ikram",
      subjectName: "Ikram Benali",
      actorId: "kwame",
      state: "verified",
      input: {},
      labels: {},
      digest: "",
      idempotencyKey: "key",
      clientRequestId: "ours",
      createdAt: AT,
      deadlineAt: AT,
      finishedAt: AT,
      ...run,
    })
    .run();
  const until = { createdAt: AT, expiresAt: AT + 15 * MINUTE };
  db.insert(temporaryPasswords)
    .values({ runId: "run", sealed: SEALED, viewerId: "kwame", ...until })
    .run();
}

test("wipes what nobody looked at, from the files as well, and writes it down once", () => {
  keepOne();
  const { tick } = wiper();
  tick();
  expect(isOnDisk()).toBe(true);
  now = AT + 15 * MINUTE;
  tick();
  expect([sealedLeft(), isOnDisk()]).toEqual([null, false]);
  now += MINUTE;
  tick();
  expect(db.select().from(auditEntries).all()).toMatchObject([
    { event: "password.wiped", actorName: "Gatehouse", targetName: "Ikram Benali" },
  ]);
});

test("cleans up after others as soon as no reader stands in the way", () => {
  keepOne();
  const { tick } = wiper();
  const reader = openDatabase(join(folder, "gatehouse.db"));
  reader.$client.exec("BEGIN; SELECT count(*) FROM action_runs");
  db.update(temporaryPasswords).set({ sealed: null, wipedAt: now }).run();
  tick();
  expect(isOnDisk()).toBe(true);
  reader.$client.exec("COMMIT");
  reader.$client.close();
  now += 5_000;
  tick();
  expect(isOnDisk()).toBe(false);
});

test("leaves alone what Entra may have taken, for an hour at most", () => {
  keepOne({ state: "unknown", nextReadBackAt: AT });
  const { tick } = wiper();
  now = AT + 59 * MINUTE;
  tick();
  expect(sealedLeft()).toBe(SEALED);
  now = AT + 60 * MINUTE;
  tick();
  expect(sealedLeft()).toBeNull();
});

test("goes on when the clock was put back, and looks no more often than every five seconds", () => {
  keepOne();
  const { tick } = wiper();
  now = AT + 15 * MINUTE - 1_000;
  tick();
  now += 4_000;
  tick();
  expect(sealedLeft()).toBe(SEALED);
  now += 1_000;
  tick();
  expect(sealedLeft()).toBeNull();
});
