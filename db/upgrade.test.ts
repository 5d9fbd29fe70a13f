import { existsSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkReady } from "./check-ready.ts";
import { openDatabase } from "./client.ts";
import { newestMigration } from "./migrations-data.ts";
import { DamagedDatabaseError, openSound } from "./open-sound.ts";
import { NewerSchemaError, prepareUpgrade } from "./prepare-upgrade.ts";
import { testDatabase } from "./testing.ts";

function fileDatabase() {
  const path = join(mkdtempSync(join(tmpdir(), "gatehouse-upgrade-")), "gatehouse.db");
  writeFileSync(path, testDatabase().$client.serialize());
  return { path, db: openDatabase(path) };
}

test("a database that is about to change is copied first; one that is not, is not", async () => {
  const { path, db } = fileDatabase();
  expect(await prepareUpgrade(db)).toBeNull();
  db.$client.exec(
    "DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)",
  );
  expect(await prepareUpgrade(db)).toBe(`${path}.before-upgrade`);
  const copy = openDatabase(`${path}.before-upgrade`);
  expect(copy.$client.pragma("quick_check", { simple: true })).toBe("ok");
  expect(existsSync(`${path}.before-upgrade.new`)).toBe(false);
});

test("an older build refuses the database of a newer one", async () => {
  const { db } = fileDatabase();
  db.$client.prepare("UPDATE __drizzle_migrations SET created_at = ?").run(newestMigration() + 1);
  await expect(prepareUpgrade(db)).rejects.toThrow(NewerSchemaError);
});

test("an empty database is neither", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "gatehouse-upgrade-")), "gatehouse.db");
  expect(await prepareUpgrade(openDatabase(path))).toBeNull();
});

test("a database without room for what follows is not ready, and is again once there is some", () => {
  const db = testDatabase();
  expect(checkReady(db)).toBeNull();
  const usual = Number(db.$client.pragma("max_page_count", { simple: true }));
  db.$client.pragma(`max_page_count = ${Number(db.$client.pragma("page_count", { simple: true })) + 10}`);
  expect(checkReady(db)).toContain("almost full");
  db.$client.pragma(`max_page_count = ${usual}`);
  expect(checkReady(db)).toBeNull();
});

test.each([
  ["an overwritten page", (path: string) => overwrite(path)],
  ["half of its pages", (path: string) => truncateSync(path, 200_000)],
  ["something that is no database", (path: string) => writeFileSync(path, "x".repeat(10_000))],
])("F37 a database with %s is refused at the start, and left as it is", (_what, damage) => {
  const { path, db } = fileDatabase();
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  damage(path);
  const before = readFileSync(path);
  expect(() => openSound(path)).toThrow(DamagedDatabaseError);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a sound database opens", () => {
  const { path, db } = fileDatabase();
  db.$client.close();
  expect(checkReady(openSound(path))).toBeNull();
});

function overwrite(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0xff, 40_960, 90_000);
  writeFileSync(path, bytes);
}
