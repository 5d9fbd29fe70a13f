/**
 * The filters of People on a mirror of `--people` made-up people (100,000 by default) with groups and
 * apps of every size: direct members, holders through many overlapping groups, a manager's reports,
 * nobody above. Prints p50 and p95 in milliseconds of processor time.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { inTransaction, openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { plainPeopleQuery } from "#lib/directory/people-query.ts";
import { searchPeople } from "#lib/directory/search-people.ts";
import { Company } from "#lib/directory/testing/company.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";
import { workerActor } from "#lib/platform/context.ts";
import { median, percentile } from "./figures.ts";

const ROUNDS = 40;
const { values } = parseArgs({ options: { people: { type: "string", default: "100000" } } });
const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));

type Ref = { id: number; objectId: string };
type Cast = Record<"small" | "middle" | "large" | "everyone", Ref> &
  Record<"appDirect" | "appOverlapping" | "appEveryone" | "manager", Ref>;

try {
  const db = openDatabase(join(folder, "bench.db"));
  migrateDatabase(db);
  const company = new Company(db);
  company.crowd(Number(values.people));
  measureAll(db, cast(db, company));
  db.$client.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Groups of 10 to everyone, one app per way to be opened, and a manager of 3,000. */
function cast(db: Database, company: Company): Cast {
  return inTransaction(db, () => {
    const every = (group: Ref, step: number, rest = 0) => {
      db.run(sql`INSERT INTO memberships (group_id, member_id)
        SELECT ${group.id}, id FROM people WHERE id % ${step} = ${rest}`);
      return group;
    };
    const group = (displayName: string) => company.group({ displayName });
    const everyone = every(group("Everyone"), 1);
    const appDirect = company.app({ displayName: "Direct" });
    db.run(sql`INSERT INTO assignments (assignment_id, app_id, principal_id, principal_kind, role_id)
      SELECT 'd' || id, ${appDirect.id}, id, 'user', 'x' FROM people WHERE id % 8 = 0`);
    const appOverlapping = company.app({ displayName: "Overlapping" });
    for (let at = 0; at < 20; at += 1) {
      company.assign(appOverlapping, every(group(`Team ${at}`), 34, at % 2), "group");
    }
    const appEveryone = company.app({ displayName: "For everyone" });
    company.assign(appEveryone, everyone, "group");
    const manager = company.person({ displayName: "Margarethe Vogel", workEmail: "vogel@calder.example" });
    db.run(sql`UPDATE people SET manager_id = ${manager.id} WHERE id % 30 = 1`);
    db.run(sql`UPDATE people SET manager_id = ${manager.id + 1} WHERE manager_id IS NULL AND id % 50 <> 2`);
    const small = every(group("Small"), 10_000);
    return {
      small,
      middle: every(group("Middle"), 30),
      large: every(group("Large"), 7),
      everyone,
      appDirect,
      appOverlapping,
      appEveryone,
      manager,
    };
  });
}

function measureAll(db: Database, who: Cast): void {
  const shapes: [string, Partial<PeopleQuery>][] = [
    ["group of few", { groupObjectId: who.small.objectId }],
    ["group, one in thirty", { groupObjectId: who.middle.objectId }],
    ["group, one in seven", { groupObjectId: who.large.objectId }],
    ["group of everyone", { groupObjectId: who.everyone.objectId }],
    ["the same, by title", { groupObjectId: who.large.objectId, sort: "title", order: "desc" }],
    ["group and letters", { groupObjectId: who.large.objectId, q: "eng" }],
    ["app, direct, one in eight", { appObjectId: who.appDirect.objectId }],
    ["app, 20 overlapping groups", { appObjectId: who.appOverlapping.objectId }],
    ["app of everyone", { appObjectId: who.appEveryone.objectId }],
    [
      "group, app and department",
      { groupObjectId: who.large.objectId, appObjectId: who.appEveryone.objectId, departments: ["Sales"] },
    ],
    ["reports of one manager", { managerObjectId: who.manager.objectId }],
    ["no manager, one in fifty", { hasNoManager: true }],
    ["no manager and a group", { hasNoManager: true, groupObjectId: who.middle.objectId }],
  ];
  const rows = shapes.map(([name, change]) => {
    const query = { ...plainPeopleQuery(), ...change };
    const run = () => searchPeople({ db, actor: workerActor }, query);
    const { rows: page, total } = run();
    const times = Array.from({ length: ROUNDS }, () => timed(run));
    return {
      name,
      found: `${total.value}${total.isCapped ? "+" : ""}`,
      page: page.length,
      p50: median(times).toFixed(2),
      p95: percentile(times, 0.95).toFixed(2),
    };
  });
  console.table(rows);
  console.log(`worst p95 ${Math.max(...rows.map(({ p95 }) => Number(p95))).toFixed(1)} ms`);
}

/** Processor time rather than the clock's: others may be busy on the same machine. */
function timed(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
