import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "./client.ts";
import { untilWritable, writeAtOnce } from "./until-writable.ts";

/** Two processes' handles on one file; the other one holds the write lock until told. */
function heldByAnother() {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-"));
  const path = join(folder, "gatehouse.db");
  const ours = openDatabase(path);
  const other = openDatabase(path);
  ours.$client.exec("CREATE TABLE notes (text TEXT)");
  other.$client.exec("BEGIN IMMEDIATE");
  onTestFinished(() => {
    ours.$client.close();
    other.$client.close();
    rmSync(folder, { recursive: true });
  });
  return { ours, letGo: () => other.$client.exec("COMMIT") };
}

const note = "INSERT INTO notes VALUES ('seen')";

test("waits for another process's write, and other work goes on meanwhile", async () => {
  const { ours, letGo } = heldByAnother();
  const order: string[] = [];
  const write = async () => {
    order.push((await untilWritable(ours)) ? "free" : "given up");
    ours.$client.exec(note);
  };
  const writing = write();
  await delay(20);
  order.push("other work");
  letGo();
  await writing;
  expect(order).toEqual(["other work", "free"]);
});

test("gives up when its patience is over, and keeps the usual patience of everything else", async () => {
  const { ours } = heldByAnother();
  expect(await untilWritable(ours, 15)).toBe(false);
  expect(ours.$client.pragma("busy_timeout", { simple: true })).toBe(5_000);
});

test("what can be left undone is done at once or not at all", () => {
  const { ours, letGo } = heldByAnother();
  const write = () => writeAtOnce(ours, () => void ours.$client.exec(note));
  const count = () => ours.$client.prepare("SELECT count(*) FROM notes").pluck().get();
  const started = performance.now();
  expect(write()).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(count()).toBe(0);
  letGo();
  expect(write()).toBe(true);
  expect(count()).toBe(1);
});

test("a mistake in the work is no busy database", () => {
  const { ours, letGo } = heldByAnother();
  letGo();
  expect(() => writeAtOnce(ours, () => void ours.$client.exec("INSERT INTO nowhere VALUES (1)"))).toThrow(
    "nowhere",
  );
});
