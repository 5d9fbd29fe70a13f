import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { readAuditChecks } from "#lib/audit/checks-data.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { createAuditKeeper, lastNight } from "./keep-audit.ts";

const HOUR = 3_600_000;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function desk() {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-audit-"));
  folders.push(folder);
  const db = openDatabase(join(folder, "gatehouse.db"));
  migrateDatabase(db);
  const time = { now: new Date(2026, 10, 24, 12).getTime() };
  const ctx: Context = { db, clock: { now: () => time.now }, actor: workerActor };
  const write = () => recordAudit(ctx, { event: "test.done", result: "Done" });
  const path = join(folder, "audit-anchors.ndjson");
  const anchors = () => (existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n").length : 0);
  const keeper = createAuditKeeper(ctx);
  const pass = async (ms: number) => {
    time.now += ms;
    keeper.tick();
    await keeper.idle();
  };
  const checkedAt = () => readAuditChecks(db).all?.at;
  return { time, write, anchors, pass, checkedAt };
}

test("the log is anchored every hour, when something was added", async () => {
  const { time, write, anchors, pass } = desk();
  write();
  await pass(0);
  expect(anchors()).toBe(1);
  await pass(30 * 60_000);
  expect(anchors()).toBe(1);
  // The verification of the first pass is a line too.
  await pass(30 * 60_000);
  expect(anchors()).toBe(2);
  await pass(HOUR);
  expect(anchors()).toBe(2);
  write();
  time.now -= 100 * HOUR;
  await pass(0);
  expect(anchors()).toBe(3);
});

test("all of it is verified at the first start, and then after three at night", async () => {
  const { write, pass, checkedAt } = desk();
  write();
  await pass(0);
  const first = checkedAt();
  expect(first).toBeDefined();
  await pass(14 * HOUR);
  expect(checkedAt()).toBe(first);
  await pass(HOUR);
  const night = checkedAt();
  expect(night).not.toBe(first);
  await pass(23 * HOUR);
  expect(checkedAt()).toBe(night);
  await pass(HOUR);
  expect(checkedAt()).not.toBe(night);
});

test("the last night is today's from three o'clock on", () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
  expect(lastNight(at(24, 2))).toBe(at(23, 3));
  expect(lastNight(at(24, 3))).toBe(at(24, 3));
  expect(lastNight(at(24, 23))).toBe(at(24, 3));
});
