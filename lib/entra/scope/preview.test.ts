import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { Company, guidOf, memberWith } from "#lib/directory/testing/company.ts";
import { DEFAULT_SCOPE } from "./constants.ts";
import { countScope, previewScope } from "./preview-data.ts";
import { saveScope } from "./save-scope.ts";
import { scopeSchema } from "./schema.ts";
import type { Scope } from "./types.ts";

const SALES = "OU=Sales,OU=Europe,DC=calder,DC=example";
const EUROPE = "OU=Europe,DC=calder,DC=example";

/** Groups All > Lyon > Studio, one unit for people and one for groups; Di is blocked, Guy and Gil are guests. */
function calder() {
  const company = new Company(testDatabase());
  const person = (displayName: string, given: Partial<Parameters<Company["person"]>[0]> = {}) =>
    company.person({ displayName, ...given });
  const ann = person("Ann", { distinguishedName: `CN=Ann\\, A,${SALES}` });
  const bo = person("Bo", { distinguishedName: `CN=Bo,${EUROPE}` });
  const cy = person("Cy");
  const di = person("Di", { status: "Blocked", distinguishedName: `CN=Di,${SALES}` });
  const guy = person("Guy", { isGuest: true });
  const gil = person("Gil", { isGuest: true, status: "Blocked" });
  const ed = person("Ed", { status: "Deleted", distinguishedName: `CN=Ed,${EUROPE}` });
  const all = company.group({ displayName: "All" });
  const lyon = company.group({ displayName: "Lyon" });
  const studio = company.group({ displayName: "Studio" });
  company.member(all, lyon, ann, ed);
  company.member(lyon, studio, bo, guy);
  company.member(studio, di, gil);
  company.unit("Nordics", cy, di, guy);
  company.unit("Groups", lyon, studio);
  company.connect({ finishedAt: 1 });
  return company;
}

const idOf = (kind: string, ...names: string[]) => names.map((name) => guidOf(`${kind} ${name}`));

function rowsIn(db: Company["db"], table: "people" | "groups"): string[] {
  const rows = db.$client.prepare<[], string>(`SELECT object_id FROM ${table} WHERE in_scope = 1 ORDER BY 1`);
  return rows.pluck().all();
}

function membershipsIn(db: Company["db"]): number {
  const count = db.$client.prepare(
    `SELECT count(*) FROM memberships m JOIN groups g ON g.id = m.group_id AND g.in_scope = 1
     JOIN people p ON p.id = m.member_id AND p.in_scope = 1`,
  );
  return Number(count.pluck().get());
}

const statesOf = ({ db }: Company) => ({
  people: rowsIn(db, "people"),
  groups: rowsIn(db, "groups"),
  memberships: membershipsIn(db),
});
const without = (some: readonly string[], others: readonly string[]) =>
  some.filter((id) => !others.includes(id));

/** Previews, saves, and compares what was told with what came. */
function expectPreviewComesTrue(company: Company, scope: Scope): void {
  const { db } = company;
  const before = statesOf(company);
  const preview = previewScope(db, scope);
  const saved = saveScope({ db, clock: { now: () => 5 }, actor: memberWith("admin") }, scope);
  const after = statesOf(company);
  for (const table of ["people", "groups"] as const) {
    const { enter, leave } = preview[table];
    const [came, went] = [without(after[table], before[table]), without(before[table], after[table])];
    expect(preview[table]).toMatchObject({ before: before[table].length, after: after[table].length });
    expect([enter.count, leave.count]).toEqual([came.length, went.length]);
    expect(enter.first.map(({ objectId }) => objectId).toSorted()).toEqual(came.slice(0, 12));
    expect(leave.first.map(({ objectId }) => objectId).toSorted()).toEqual(went.slice(0, 12));
    expect(saved[table]).toBe(came.length + went.length);
  }
  expect(preview.memberships).toEqual({ before: before.memberships, after: after.memberships });
}

test.each<[string, Partial<Scope>, { people: number; groups: number; memberships: number }]>([
  ["everybody, all groups", {}, { people: 3, groups: 3, memberships: 2 }],
  ["guests too", { includeGuests: true }, { people: 4, groups: 3, memberships: 3 }],
  ["blocked people too", { includeBlocked: true }, { people: 4, groups: 3, memberships: 3 }],
  ["both", { includeGuests: true, includeBlocked: true }, { people: 6, groups: 3, memberships: 5 }],
  [
    "members of a group and of those inside it",
    { people: { by: "groups", objectIds: idOf("group", "Lyon") }, includeBlocked: true },
    { people: 2, groups: 3, memberships: 2 },
  ],
  [
    "members of a unit",
    { people: { by: "units", objectIds: idOf("unit", "Nordics") }, includeGuests: true },
    { people: 2, groups: 3, memberships: 1 },
  ],
  [
    "an organizational unit",
    { people: { by: "ou", paths: [SALES] } },
    { people: 1, groups: 3, memberships: 1 },
  ],
  [
    "chosen groups",
    { groups: { by: "groups", objectIds: idOf("group", "All") } },
    { people: 3, groups: 1, memberships: 1 },
  ],
  [
    "groups of a unit",
    { groups: { by: "units", objectIds: idOf("unit", "Groups") } },
    { people: 3, groups: 2, memberships: 1 },
  ],
  [
    "groups that are gone",
    { groups: { by: "groups", objectIds: idOf("group", "Nobody") } },
    { people: 3, groups: 0, memberships: 0 },
  ],
])("what the preview says of %s comes true when it is saved", (_name, part, after) => {
  const company = calder();
  const scope = { ...DEFAULT_SCOPE, ...part };
  const preview = previewScope(company.db, scope);
  expect({
    people: preview.people.after,
    groups: preview.groups.after,
    memberships: preview.memberships.after,
  }).toEqual(after);
  expectPreviewComesTrue(company, scope);
  // Back again: now people and groups come that were out.
  expectPreviewComesTrue(company, DEFAULT_SCOPE);
});

test("the first who come and go are named in the order of their names", () => {
  const company = calder();
  const { people } = previewScope(company.db, {
    ...DEFAULT_SCOPE,
    includeGuests: true,
    people: { by: "groups", objectIds: idOf("group", "Lyon") },
  });
  expect(people.enter).toEqual({
    count: 1,
    first: [{ objectId: guidOf("user Guy"), displayName: "Guy" }],
  });
  expect(people.leave.first.map(({ displayName }) => displayName)).toEqual(["Ann", "Cy"]);
});

test("the switches are counted within the chosen people, also when they are on already", () => {
  const company = calder();
  const chosen = { by: "groups" as const, objectIds: idOf("group", "Studio") };
  const numbers = (scope: Scope) => {
    const { guests, blocked } = countScope(company.db, scope);
    return { guests, blocked };
  };
  expect(numbers(DEFAULT_SCOPE)).toEqual({ guests: 2, blocked: 1 });
  expect(numbers({ ...DEFAULT_SCOPE, people: chosen })).toEqual({ guests: 1, blocked: 1 });
  expectPreviewComesTrue(company, { ...DEFAULT_SCOPE, includeGuests: true, includeBlocked: true });
  expect(numbers({ ...DEFAULT_SCOPE, people: chosen })).toEqual({ guests: 1, blocked: 1 });
});

test("a preview writes nothing", () => {
  const { db } = calder();
  const before = db.$client.serialize();
  previewScope(db, { ...DEFAULT_SCOPE, includeGuests: true, people: { by: "ou", paths: [EUROPE] } });
  expect(db.$client.serialize().equals(before)).toBe(true);
  expect(db.$client.prepare("SELECT name FROM temp.sqlite_master").all()).toEqual([]);
});

const NAMES = ["one", "two", "three", "four"];
const link = fc.tuple(fc.nat(3), fc.nat(15));
const directory = fc.record({
  people: fc.array(
    fc.record({
      status: fc.constantFrom("Active", "Blocked", "Deleted"),
      isGuest: fc.boolean(),
      inScope: fc.boolean(),
      distinguishedName: fc.constantFrom(null, `CN=x,${SALES}`, `CN=x\\, y,${EUROPE}`, "CN=z,OU=Asia,DC=c"),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  groups: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  memberships: fc.uniqueArray(link, { maxLength: 16, selector: String }),
  units: fc.uniqueArray(link, { maxLength: 10, selector: String }),
});
const chosenIds = fc.subarray([...NAMES, "gone"], { minLength: 1 });
const byIds = (kind: "group" | "unit", by: "groups" | "units") =>
  chosenIds.map((names) => ({ by, objectIds: idOf(kind, ...names) }));
const anyScope = fc.record({
  includeGuests: fc.boolean(),
  includeBlocked: fc.boolean(),
  groups: fc.oneof(fc.constant({ by: "all" }), byIds("group", "groups"), byIds("unit", "units")),
  people: fc.oneof(
    fc.constant({ by: "everyone" }),
    byIds("group", "groups"),
    byIds("unit", "units"),
    fc
      .subarray([SALES, EUROPE, "ou=asia,dc=c"], { minLength: 1 })
      .map((paths) => ({ by: "ou" as const, paths })),
  ),
});

test("of any directory and any two scopes, the preview tells what saving does", () => {
  fc.assert(
    fc.property(directory, anyScope, anyScope, (given, first, second) => {
      const company = new Company(testDatabase());
      const people = given.people.map((each, n) =>
        company.person({
          displayName: `P${n}`,
          ...each,
          inScope: each.inScope && each.status !== "Deleted",
        }),
      );
      const groups = given.groups.map((inScope, n) =>
        company.group({ displayName: NAMES[n] ?? "", inScope }),
      );
      const units = NAMES.map((name) => company.unit(name));
      const members = [...people, ...groups];
      const insert = (table: string, parents: readonly { id: number }[], links: [number, number][]) => {
        const row = company.db.$client.prepare(`INSERT OR IGNORE INTO ${table} VALUES (?, ?)`);
        for (const [parent, child] of links)
          row.run(parents[parent]?.id, members[child % members.length]?.id);
      };
      insert("memberships", groups, given.memberships);
      insert("unit_members", units, given.units);
      company.connect({ finishedAt: 1 });
      expectPreviewComesTrue(company, scopeSchema.parse(first));
      expectPreviewComesTrue(company, scopeSchema.parse(second));
    }),
    { numRuns: 80 },
  );
});
