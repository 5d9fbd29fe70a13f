import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { planPeople } from "./people-plan.ts";
import { plainPeopleQuery } from "./people-query.ts";
import { MOST_SORTED } from "./people-sources.ts";
import { searchPeople } from "./search-people.ts";
import { Company, memberWith } from "./testing/company.ts";
import type { PeopleQuery } from "./types.ts";

const MANY = 12_000;

/** 12,000 people of three departments, two thirds of them in one group, every second with one app. */
function large() {
  const company = new Company(testDatabase());
  const { db } = company;
  const boss = company.person({ displayName: "Margarethe Vogel" });
  db.run(sql`INSERT INTO objects (id, object_id, kind)
    WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < ${999 + MANY})
    SELECT i, printf('00000000-0000-4000-8000-%012d', i), 'user' FROM n`);
  db.run(sql`INSERT INTO people (id, object_id, display_name, user_principal_name, work_email, department, status,
      is_guest, manager_id, is_on_premises, is_management_restricted, sort_key, search_text, in_scope)
    SELECT id, object_id, 'Person ' || id, 'p' || id, 'p' || id || '@x', 'D' || (id % 3), 'Active',
      0, CASE WHEN id % 100 = 0 THEN NULL ELSE ${boss.id} END, 0, 0, printf('person %d', (id * 7919) % 20000),
      'person ' || id, 1 FROM objects WHERE id >= 1000`);
  db.run(sql`INSERT INTO people_search (rowid, text) SELECT id, search_text FROM people WHERE id >= 1000`);
  const group = company.group({ displayName: "Nearly everyone" });
  db.run(sql`INSERT INTO memberships (group_id, member_id)
    SELECT ${group.id}, id FROM people WHERE id >= 1000 AND id % 12 <> 0`);
  const app = company.app({ displayName: "Half" });
  db.run(sql`INSERT INTO assignments (assignment_id, app_id, principal_id, principal_kind, role_id)
    SELECT 'a' || id, ${app.id}, id, 'user', 'x' FROM people WHERE id >= 1000 AND id % 2 = 0`);
  company.assign(app, group, "group");
  return { db, boss, group, app };
}

describe("sets too large to sort", () => {
  let it: ReturnType<typeof large>;
  beforeAll(() => {
    it = large();
  });
  const find = (change: Partial<PeopleQuery>) =>
    searchPeople({ db: it.db, actor: memberWith("agent") }, { ...plainPeopleQuery(), ...change });
  const plan = (change: Partial<PeopleQuery>) =>
    planPeople(it.db, { ...plainPeopleQuery(), ...change }, () => MANY);

  test("a large group is walked in the list's order, and counted up to the cap", () => {
    const groupObjectId = it.group.objectId;
    expect(plan({ groupObjectId }).isSmall).toBe(false);
    const { rows, total, counts } = find({ groupObjectId });
    expect(total).toEqual({ value: 4_000, isCapped: true });
    expect(counts?.Active).toEqual({ value: 4_000, isCapped: true });
    const expected = it.db.all<{ name: string }>(sql`SELECT display_name AS name FROM people
      WHERE id >= 1000 AND id % 12 <> 0 ORDER BY sort_key, id LIMIT 50`);
    expect(rows.map(({ displayName }) => displayName)).toEqual(expected.map(({ name }) => name));
  });

  test("filters that hardly anybody passes together are read from the set, and counted exactly", () => {
    const change = { groupObjectId: it.group.objectId, hasNoManager: true, departments: ["D1"] };
    const { rows, total } = find(change);
    const expected = it.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM people
      WHERE id >= 1000 AND id % 12 <> 0 AND id % 100 = 0 AND id % 3 = 1`).n;
    expect(total).toEqual({ value: expected, isCapped: false });
    expect(rows.length).toBe(Math.min(50, expected));
    expect(plan(change).isSmall).toBe(true);
  });

  test("an app's holders are counted once, however they come to it", () => {
    const { total } = find({ appObjectId: it.app.objectId, q: "person 1" });
    const expected = it.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM people
      WHERE search_text LIKE '%person%' AND search_text LIKE '%1%' AND id >= 1000 AND (id % 2 = 0 OR id % 12 <> 0)`).n;
    expect(total).toEqual({ value: Math.min(4_000, expected), isCapped: expected > 4_000 });
  });

  test("who has no manager is a filter of its own, also for employees", () => {
    const nobody = find({ hasNoManager: true });
    expect(nobody.total.value).toBe(121);
    const employee = searchPeople(
      { db: it.db, actor: memberWith("employee") },
      { ...plainPeopleQuery(), hasNoManager: true },
    );
    expect(employee.total.value).toBe(121);
    expect(plan({ managerObjectId: it.boss.objectId }).isSmall).toBe(MANY - 120 <= MOST_SORTED);
  });
});
