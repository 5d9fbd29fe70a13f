import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { verifyExport } from "#lib/audit/verify-export.ts";
import { commandLineActor, type Context } from "#lib/platform/context.ts";
import { auditExport } from "./audit-export.ts";
import { UsageError } from "./command.ts";

function desk() {
  const ctx: Context = { db: testDatabase(), clock: { now: () => 1_000 }, actor: commandLineActor };
  const write = (n: number) => recordAudit(ctx, { event: "test.done", result: "Done", details: { n } });
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
  const to = mkdtempSync(join(tmpdir(), "gatehouse-export-"));
  const run = (...args: string[]) =>
    auditExport.run({ ctx, args: ["--to", to, ...args], signal: new AbortController().signal });
  const rowsOf = (name: string) =>
    readFileSync(join(to, name), "utf8")
      .split("\n")
      .flatMap((line) => (line.startsWith('{"seq":') ? [Number(/"seq":(\d+)/.exec(line)?.[1])] : []));
  return { ctx, write, to, run, rowsOf, files: () => readdirSync(to).toSorted() };
}

test("each run writes what is new since the one before, and every file can be verified by itself", async () => {
  const { ctx, write, to, run, rowsOf, files } = desk();
  write(1);
  write(2);
  expect(await run()).toBe(0);
  write(3);
  expect(await run()).toBe(0);
  // The exports themselves are rows 3 and 5.
  expect(files()).toEqual([
    "gatehouse-audit-through-000000000003.ndjson",
    "gatehouse-audit-through-000000000005.ndjson",
  ]);
  expect(files().map(rowsOf)).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  for (const name of files())
    expect(await verifyExport(ctx.db, join(to, name))).toMatchObject({ problem: null });
});

test("nothing new writes nothing, not even that it was asked", async () => {
  const { write, run, files } = desk();
  write(1);
  await run();
  await run();
  expect(files()).toHaveLength(1);
});

test("a lost file is written again from where it began", async () => {
  const { write, run, rowsOf, files } = desk();
  write(1);
  await run();
  write(2);
  await run("--after", "0");
  expect(rowsOf(files().at(-1) ?? "")).toEqual([1, 2, 3, 4]);
});

test("a wrong place to begin is refused before anything is written", async () => {
  const { run, files } = desk();
  await expect(run("--after", "yesterday")).rejects.toThrow(UsageError);
  expect(files()).toEqual([]);
});
