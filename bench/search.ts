/**
 * People search against the naive query, on a mirror of `--people` made-up people (100,000 by
 * default): the six shapes of PERFORMANCE.md §3.7, capped counts and the deepest keyset page.
 * Prints p50 and p95 in milliseconds and the ratios of goals P11 and P13.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { plainPeopleQuery } from "#lib/directory/people-query.ts";
import { searchPeople } from "#lib/directory/search-people.ts";
import { Company } from "#lib/directory/testing/company.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";
import { workerActor } from "#lib/platform/context.ts";

const ROUNDS = 40;
const { values } = parseArgs({ options: { people: { type: "string", default: "100000" } } });
const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));

try {
  const db = openDatabase(join(folder, "bench.db"));
  migrateDatabase(db);
  new Company(db).crowd(Number(values.people));
  measureAll(db);
  db.$client.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measureAll(db: Database): void {
  const search = (change: Partial<PeopleQuery>) =>
    searchPeople({ db, actor: workerActor }, { ...plainPeopleQuery(), ...change });
  const shapes: [string, Partial<PeopleQuery>][] = [
    ["first page", {}],
    ["two letters", { q: "ha" }],
    ["three letters, common", { q: "eng" }],
    ["first and last name", { q: "hannah lindq" }],
    ["everyone matches", { q: "calder.example" }],
    ["one in nine", { q: "person5" }],
    ["one person", { q: `person${Number(values.people) - 7}@` }],
    ["no match", { q: "zzzz nobody" }],
    ["department and letters", { q: "eng", departments: ["Sales"] }],
    ["sorted by title", { sort: "title", order: "desc" }],
  ];
  const results = shapes.map(([name, change]) => ({ name, ...measure(() => search(change)) }));
  const last = deepest(search);
  const naive = measure(() =>
    db.$client
      .prepare(
        "SELECT id FROM people WHERE display_name LIKE ? OR work_email LIKE ? ORDER BY sort_key LIMIT 50",
      )
      .all("%zzzz%", "%zzzz%"),
  );
  const deep = { name: "deepest page", ...measure(() => search({ cursor: last })) };
  const all = [...results, deep, { name: "LIKE, no match", ...naive }];
  console.table(all.map(({ name, p50, p95 }) => ({ name, p50: p50.toFixed(2), p95: p95.toFixed(2) })));
  const worst = Math.max(...results.map((result) => result.p95));
  const first = results[0]?.p50 ?? Number.NaN;
  console.log(
    `P11 worst p95 ${worst.toFixed(1)} ms; ${(naive.p50 / worst).toFixed(1)} times faster than LIKE without a match`,
  );
  console.log(`P13 deepest page against the first: ${(deep.p50 / first).toFixed(2)}x`);
}

/** A cursor near the end, found by walking back from the end of the reversed list. */
function deepest(search: (change: Partial<PeopleQuery>) => { next: string | null }): string | null {
  // The second page of Z to A, read as A to Z, is the deepest full page but one.
  const reversed = search({ order: "desc" }).next;
  if (reversed === null) return null;
  const [, sort, isWithoutValue, position] = JSON.parse(Buffer.from(reversed, "base64url").toString("utf8"));
  const turned = ["next", String(sort).replace("desc", "asc"), isWithoutValue, position];
  return Buffer.from(JSON.stringify(turned)).toString("base64url");
}

function measure(run: () => unknown): { p50: number; p95: number } {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return { p50: times[ROUNDS / 2] ?? 0, p95: times[Math.floor(ROUNDS * 0.95)] ?? 0 };
}
