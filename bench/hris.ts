// How long a large file of HR holds the process up. `npm run bench:hris [people]`
// In processor time: a busy machine does not show in it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openDatabase } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { people } from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { applyUpload } from "#lib/hris/apply-upload.ts";
import { snapshotFacts } from "#lib/hris/facts-snapshot-data.ts";
import { planDigest } from "#lib/hris/plan-digest.ts";
import { refreshDates } from "#lib/hris/refresh-dates.ts";
import { uploadFile } from "#lib/hris/upload-file.ts";
import { findDraft, planDraft, readDraft } from "#lib/hris/uploads-data.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";

const count = Number(process.argv[2] ?? 50_000);
const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-hris-"));
const db = openDatabase(join(folder, "gatehouse.db"));
migrateDatabase(db);
const ctx = { db, clock: systemClock, actor: commandLineActor };

const processorMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** All of a piece of work, and its longest stretch in which nobody else had a turn. */
async function measured<Made>(what: string, work: () => Promise<Made>): Promise<Made> {
  const watch = { longest: 0, last: processorMs(), isOver: false };
  const turn = () => {
    const now = processorMs();
    watch.longest = Math.max(watch.longest, now - watch.last);
    watch.last = now;
    if (!watch.isOver) setImmediate(turn);
  };
  const began = processorMs();
  setImmediate(turn);
  const made = await work();
  turn();
  watch.isOver = true;
  console.log(
    `${what.padEnd(36)} ${(processorMs() - began).toFixed(0).padStart(6)} ms, at once ${watch.longest.toFixed(0).padStart(5)} ms`,
  );
  return made;
}

new Company(db).crowd(count);
db.update(people).set({ employeeHireDate: "2026-12-01" }).run();
refreshDates(ctx);
// What making the company leaves behind is cleared away before anything is measured.
await setTimeout(2_000);
await snapshotFacts(db);
await measured("dates when nothing moved", async () => refreshDates(ctx));
const emails = db.select({ email: people.workEmail }).from(people).all();
for (const [words, day] of [
  ["new", "02"],
  ["all changed", "03"],
  ["unchanged", "03"],
]) {
  const rows = emails.map(({ email }) => `${email},2026-12-${day},Lab`).join("\n");
  const file = new File([`email,start,department\n${rows}`], "people.csv");
  const { uploadId } = await uploadFile(ctx, { file });
  const draft = findDraft(db, uploadId);
  const table = await readDraft(draft);
  const plan = await measured(`${count} rows, ${words}: plan`, async () =>
    planDraft(draft, table, await snapshotFacts(db)),
  );
  const seen = planDigest(plan);
  await measured(`${count} rows, ${words}: apply`, () => applyUpload(ctx, { uploadId, seen }));
}
db.$client.close();
rmSync(folder, { recursive: true });
