import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { exportAudit } from "#lib/audit/export-audit.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { auditQuerySchema } from "#lib/audit/schema.ts";
import { commandLineActor, type Context } from "#lib/platform/context.ts";
import { auditVerify } from "./audit-verify.ts";
import { UsageError } from "./command.ts";

function desk() {
  const ctx: Context = { db: testDatabase(), clock: { now: () => 1_000 }, actor: commandLineActor };
  for (const n of [1, 2, 3]) recordAudit(ctx, { event: "test.done", result: "Done", details: { n } });
  const out: string[] = [];
  const words: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(console, "error").mockImplementation((text) => void words.push(String(text)));
  const run = (...args: string[]) => auditVerify.run({ ctx, args, signal: new AbortController().signal });
  return { ctx, run, out, words };
}

test("an intact log ends with 0, and says so in JSON when asked", async () => {
  const { run, out, words } = desk();
  expect(await run()).toBe(0);
  expect(out).toEqual([]);
  expect(words).toEqual(["Intact: 3 rows, 0 anchors."]);
  expect(await run("--json")).toBe(0);
  expect(JSON.parse(out.join(""))).toMatchObject({ intact: true, problem: null, rows: 3, throughSeq: 3 });
});

test("a broken one ends with 1 and names the first bad row", async () => {
  const { ctx, run, out, words } = desk();
  ctx.db.$client.exec("DROP TRIGGER audit_entries_no_delete; DELETE FROM audit_entries WHERE seq = 2");
  expect(await run("--json")).toBe(1);
  expect(JSON.parse(out.join(""))).toMatchObject({
    intact: false,
    problem: { kind: "removed", seq: 3 },
    rows: 1,
  });
  expect(words.join("")).toContain("Row 2 was removed.");
});

test("an exported file is verified by itself", async () => {
  const { ctx, run } = desk();
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-audit-"));
  const file = join(folder, "audit.ndjson");
  const text = [...exportAudit(ctx, auditQuerySchema.parse({}), "ndjson").pieces].join("");
  writeFileSync(file, text);
  expect(await run("--file", file)).toBe(0);
  writeFileSync(file, text.replace('"n":2', '"n":7'));
  expect(await run("--file", file)).toBe(1);
  rmSync(folder, { recursive: true });
  await expect(run("--file", file)).rejects.toThrow(UsageError);
});
