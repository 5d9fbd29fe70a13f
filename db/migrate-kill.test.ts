import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { expect, test } from "vitest";
import { openDatabase } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";
import { appliedMigration, newestMigration } from "./migrations-data.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const KILLS = Number(process.env.MIGRATION_KILLS ?? 8);
const FIRST_RELEASE = 3;

/** The migrations as an early release had them. */
function earlyMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-migrations-"));
  cpSync(here("./migrations"), folder, { recursive: true });
  const path = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: unknown[] };
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, FIRST_RELEASE) }));
  return folder;
}

/** A process that upgrades the database and is killed so many milliseconds after it began. */
async function upgradeKilledAfter(path: string, ms: number): Promise<void> {
  const code = `
    import { openDatabase } from ${JSON.stringify(here("./client.ts"))};
    import { migrateDatabase } from ${JSON.stringify(here("./migrate.ts"))};
    const db = openDatabase(${JSON.stringify(path)});
    console.log("begins");
    migrateDatabase(db);`;
  const child = spawn(process.execPath, ["--conditions=react-server", "--input-type=module", "-e", code], {
    cwd: here(".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  await delay(ms);
  child.kill("SIGKILL");
  await ended;
}

test("F38 an upgrade that is killed leaves the old schema or the new one, whole, and can be done again", async () => {
  const folder = earlyMigrations();
  const oldPath = join(mkdtempSync(join(tmpdir(), "gatehouse-kill-")), "old.db");
  const old = openDatabase(oldPath);
  migrate(old, { migrationsFolder: folder });
  const before = appliedMigration(old);
  expect(before).toBeLessThan(newestMigration());
  old.$client.prepare("INSERT INTO settings VALUES ('kept', '1', 1)").run();
  const bytes = old.$client.serialize();
  old.$client.close();
  const found = new Set<number>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const path = join(mkdtempSync(join(tmpdir(), "gatehouse-kill-")), "gatehouse.db");
    writeFileSync(path, bytes);
    await upgradeKilledAfter(path, (kill * 40) / KILLS);
    const db = openDatabase(path);
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
    const applied = appliedMigration(db);
    found.add(applied);
    expect([before, newestMigration()]).toContain(applied);
    migrateDatabase(db);
    expect(appliedMigration(db)).toBe(newestMigration());
    expect(db.$client.prepare("SELECT value FROM settings WHERE key = 'kept'").pluck().get()).toBe("1");
    db.$client.close();
  }
  // Killed at once nothing can be done yet: some kills came in the middle or before.
  expect(found.has(before)).toBe(true);
}, 120_000);
