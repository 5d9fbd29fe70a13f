// The audit log at size: writing, verifying, exporting. `node --conditions=react-server bench/audit.ts [rows]`
import { mkdtempSync, rmSync, writeFileSync, appendFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTransaction, openDatabase } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { readAuditPage } from "#lib/audit/audit-data.ts";
import { exportAudit } from "#lib/audit/export-audit.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { auditQuerySchema } from "#lib/audit/schema.ts";
import { setAnchor } from "#lib/audit/set-anchor.ts";
import { verifyAudit } from "#lib/audit/verify-audit.ts";
import { verifyExport } from "#lib/audit/verify-export.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";

const rows = Number(process.argv[2] ?? 200_000);
const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-audit-"));
const db = openDatabase(join(folder, "gatehouse.db"));
migrateDatabase(db);
const ctx: Context = { db, clock: { now: () => Date.now() }, actor: workerActor };

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  const ms = performance.now() - started;
  console.log(`${what.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(7)} s`);
  return result;
}

function write(count: number): void {
  inTransaction(db, () => {
    for (let n = 0; n < count; n += 1) {
      recordAudit(ctx, {
        event: n % 3 === 0 ? "member.signed-in" : "action.add-user-to-group",
        result: n % 3 === 0 ? "Done" : "verified",
        target: {
          kind: "person",
          id: `9f6b1c1e-0000-4000-8000-${String(n).padStart(12, "0")}`,
          name: `Person ${n}`,
        },
        requestId: "0c4a6a4e-93c5-4a3c-9d0a-6a2d9bd4d1f0",
        graphRequestId: "7f2d9ec0-43f4-4d6e-93b2-97d1c0ffee00",
        details: {
          input: { groupObjectId: "b7a1" },
          labels: { person: `Person ${n}`, group: "Coating Line 4" },
          n,
        },
      });
    }
  });
}

await timed(`write ${rows} rows`, async () => {
  for (let done = 0; done < rows; done += 10_000) write(Math.min(10_000, rows - done));
});
setAnchor(ctx);
const whole = await timed("verify all", () => verifyAudit(db));
console.log(whole);
await timed("verify the newest 10,000", () => verifyAudit(db, { newest: 10_000 }));
const query = (given: object) => auditQuerySchema.parse(given);
await timed("first page, no filter", () => readAuditPage(db, query({})));
await timed("first page, one kind of event", () => readAuditPage(db, query({ family: "actions" })));
await timed("first page, a word that is nowhere", () => readAuditPage(db, query({ q: "nowhere at all" })));
const file = join(folder, "export.ndjson");
await timed("export as NDJSON", () => {
  writeFileSync(file, "");
  for (const piece of exportAudit(ctx, query({}), "ndjson").pieces) appendFileSync(file, piece);
});
console.log(await timed("verify the export", () => verifyExport(db, file)));
await timed("export as CSV", () => {
  for (const _piece of exportAudit(ctx, query({}), "csv").pieces);
});
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
db.$client.close();
rmSync(folder, { recursive: true });
