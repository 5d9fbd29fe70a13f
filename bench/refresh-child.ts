// Refreshes of a mirror that is there, in a process of its own; prints one JSON line.
// Arguments: tenant url, control token, rounds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#db/client.ts";
import { benchTokens, measureCycle, openBenchDesk, type MeasuredCycle } from "./cycles.ts";
import { median } from "./figures.ts";

const [url = "", controlToken = "", rounds = "3"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "gatehouse-refresh-"));
const MIRROR = [
  "people",
  "groups",
  "memberships",
  "ownerships",
  "apps",
  "app_roles",
  "assignments",
  "administrative_units",
  "unit_members",
  "directory_roles",
  "role_members",
  "change_feed",
  "people_search_content",
];

/** Counts every row of the mirror, the change feed and the search index that is written from now on. */
function countWrites(db: Database): () => number {
  db.$client.exec("CREATE TEMP TABLE IF NOT EXISTS written (n INTEGER)");
  const tables = db.$client
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all()
    .filter((name) => MIRROR.includes(name));
  for (const table of tables) {
    for (const event of ["INSERT", "UPDATE", "DELETE"]) {
      db.$client.exec(
        `CREATE TEMP TRIGGER IF NOT EXISTS count_${table}_${event} AFTER ${event} ON main.${table}
         BEGIN INSERT INTO written VALUES (1); END`,
      );
    }
  }
  return () => {
    const count = Number(db.$client.prepare("SELECT count(*) FROM written").pluck().get());
    db.$client.exec("DELETE FROM written");
    return count;
  };
}

async function change(seed: number): Promise<void> {
  const response = await fetch(`${url}/practice/control/change`, {
    method: "POST",
    headers: { "x-practice-token": controlToken, "content-type": "application/json" },
    body: JSON.stringify({ seed, users: 40, memberships: 40, joiners: 8, leavers: 6, blocks: 6 }),
  });
  if (!response.ok) throw new Error(`change answered ${response.status}`);
}

const tokens = benchTokens(url);
const db = openBenchDesk(folder);
const first = await measureCycle(db, url, "import", tokens);
const apps = Number(
  db.$client
    .prepare("SELECT count(*) FROM apps WHERE service_principal_type <> 'ManagedIdentity'")
    .pluck()
    .get(),
);
const written = countWrites(db);
const quiet: (MeasuredCycle & { rows: number })[] = [];
const hundred: (MeasuredCycle & { rows: number })[] = [];
const again: (MeasuredCycle & { rows: number })[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  quiet.push({ ...(await measureCycle(db, url, "delta", tokens)), rows: written() });
  await change(100 + round);
  hundred.push({ ...(await measureCycle(db, url, "delta", tokens)), rows: written() });
  again.push({ ...(await measureCycle(db, url, "full", tokens)), rows: written() });
}
db.$client.close();
rmSync(folder, { recursive: true, force: true });
const summary = (cycles: readonly (MeasuredCycle & { rows: number })[]) => ({
  ms: median(cycles.map(({ ms }) => ms)),
  applyMs: median(cycles.map(({ applyMs }) => applyMs)),
  requests: median(cycles.map(({ requests }) => requests)),
  units: median(cycles.map(({ units }) => units)),
  rows: median(cycles.map(({ rows: each }) => each)),
});
console.log(
  JSON.stringify({ apps, first, quiet: summary(quiet), hundred: summary(hundred), again: summary(again) }),
);
