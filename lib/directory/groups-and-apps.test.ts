import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { loadApp } from "./load-app.ts";
import { loadGroup } from "./load-group.ts";
import { searchApps } from "./search-apps.ts";
import { groupCounts, searchGroups } from "./search-groups.ts";
import { Company, memberWith } from "./testing/company.ts";

const everything = { q: "", kind: null, cursor: null };

function calder() {
  const company = new Company(testDatabase());
  company.connect();
  const ctx = { db: company.db, actor: memberWith("agent") };
  return { company, db: company.db, ctx };
}

test("groups are found by words of their name in any order, or by object id", () => {
  const { company, db } = calder();
  const brand = company.group({ displayName: "Brand – All" });
  company.group({ displayName: "Packaging Studio", kind: "Microsoft 365" });
  company.group({ displayName: "Équipe Lyon", isDynamic: true });
  const names = (q: string) => searchGroups(db, { ...everything, q }).rows.map((row) => row.displayName);
  expect(names("")).toEqual(["Brand – All", "Équipe Lyon", "Packaging Studio"]);
  expect(names("studio pack")).toEqual(["Packaging Studio"]);
  expect(names("equipe")).toEqual(["Équipe Lyon"]);
  expect(names(brand.objectId)).toEqual(["Brand – All"]);
  expect(names("%")).toEqual([]);
  expect(groupCounts(db)).toMatchObject({
    all: 3,
    Security: 2,
    "Microsoft 365": 1,
    Dynamic: 1,
    Distribution: 0,
  });
  expect(searchGroups(db, { ...everything, kind: "Dynamic" }).total).toBe(1);
});

test("a group in a list says whether it can be managed and whether the person is in it", () => {
  const { company, db } = calder();
  const ikram = company.person({ displayName: "Ikram Benali" });
  company.member(company.group({ displayName: "Brand – All" }), ikram);
  company.group({ displayName: "Packaging News", kind: "Distribution" });
  const rows = searchGroups(db, everything, { forPersonObjectId: ikram.objectId }).rows;
  expect(rows.map((row) => [row.hasPerson, row.manageability.isManageable, row.memberCount])).toEqual([
    [true, true, 1],
    [false, false, 0],
  ]);
});

test("paging groups repeats and skips none, forwards and back", () => {
  const { company, db } = calder();
  // Equal sort keys: the id must decide.
  for (let n = 0; n < 25; n += 1) company.group({ displayName: `Team ${n}`, sortKey: `team ${n % 5}` });
  const seen: string[] = [];
  let page = searchGroups(db, everything, { pageSize: 10 });
  for (;;) {
    seen.push(...page.rows.map((row) => row.objectId));
    if (page.next === null) break;
    page = searchGroups(db, { ...everything, cursor: page.next }, { pageSize: 10 });
  }
  expect(new Set(seen).size).toBe(25);
  expect(page.rows.length).toBe(5);
  const back = searchGroups(db, { ...everything, cursor: page.previous }, { pageSize: 10 });
  expect(back.rows.map((row) => row.objectId)).toEqual(seen.slice(10, 20));
});

test("a group counts its members by kind and lists only people as people", () => {
  const { company, ctx } = calder();
  const ikram = company.person({ displayName: "Ikram Benali" });
  const group = company.group({ displayName: "Everything" });
  const inner = company.group({ displayName: "Inner" });
  company.member(group, ikram, inner, company.object("laptop", "device"), company.object("card", "contact"));
  company.owner(group, ikram);
  company.owner(group, company.object("robot", "app"));
  const figma = company.app({ displayName: "Figma" }, ["Viewer"]);
  company.assign(figma, group, "group", "Viewer");
  const page = loadGroup(ctx, group.objectId);
  expect(page.counts).toEqual({ people: 1, groups: 1, devices: 1, apps: 0, others: 1 });
  expect(page.members.rows.map((row) => row.displayName)).toEqual(["Ikram Benali"]);
  expect(page.nestedGroups.map((row) => row.displayName)).toEqual(["Inner"]);
  expect(page.owners.map((row) => row.displayName)).toEqual(["Ikram Benali"]);
  expect(page.otherOwnerCount).toBe(1);
  expect(page.opens).toEqual([
    { objectId: figma.objectId, displayName: "Figma", roles: ["Viewer"], isEnabled: true },
  ]);
  expect(page.peopleWithNested).toBe(1);
  expect(loadGroup(ctx, inner.objectId).peopleWithNested).toBeNull();
  expect(loadGroup(ctx, inner.objectId).parents.map((row) => row.displayName)).toEqual(["Everything"]);
});

test("people of groups inside are counted once, also where groups contain each other", () => {
  const { company, ctx } = calder();
  const [ikram, hannah, bao] = [
    company.person({ displayName: "Ikram Benali" }),
    company.person({ displayName: "Hannah Lindqvist" }),
    company.person({ displayName: "Bao Trần" }),
  ];
  const [outer, middle, inner] = [
    company.group({ displayName: "Outer" }),
    company.group({ displayName: "Middle" }),
    company.group({ displayName: "Inner" }),
  ];
  company.member(outer, middle, ikram);
  company.member(middle, inner, ikram, hannah);
  company.member(inner, outer, bao);
  expect(loadGroup(ctx, outer.objectId)).toMatchObject({
    counts: { people: 1, groups: 1 },
    peopleWithNested: 3,
  });
});

test("an app tells who holds it, straight and through groups, each person once", () => {
  const { company, db, ctx } = calder();
  const ikram = company.person({ displayName: "Ikram Benali" });
  const hannah = company.person({ displayName: "Hannah Lindqvist" });
  const group = company.group({ displayName: "Brand – All" });
  company.member(group, ikram, hannah);
  const figma = company.app({ displayName: "Figma" }, ["Viewer", "Editor"]);
  company.app({ displayName: "Managed identity", isEnterprise: false });
  company.assign(figma, ikram, "user", "Viewer");
  company.assign(figma, ikram, "user", "Editor");
  company.assign(figma, group, "group", "Viewer");
  const page = loadApp(ctx, figma.objectId);
  expect(page.people.rows).toMatchObject([
    { displayName: "Ikram Benali", roleName: expect.stringMatching(/Viewer, Editor|Editor, Viewer/) },
  ]);
  expect(page.groups).toMatchObject([{ displayName: "Brand – All", roleName: "Viewer", memberCount: 2 }]);
  expect(page.reach).toEqual({ direct: 1, viaGroups: 2, all: 2 });
  expect(page.roles).toMatchObject([
    { displayName: "Editor", assignedCount: 1 },
    { displayName: "Viewer", assignedCount: 2 },
  ]);
  expect(page.groupCount).toBe(1);
  expect(searchApps(db, { q: "fig", cursor: null }).rows).toMatchObject([
    { displayName: "Figma", personCount: 1, groupCount: 1, roleCount: 2 },
  ]);
  expect(searchApps(db, { q: "", cursor: null }).total).toBe(1);
});

test("groups and apps are not for employees, and unknown ones are not found", () => {
  const { company, db, ctx } = calder();
  const group = company.group({ displayName: "Brand – All" });
  const app = company.app({ displayName: "Figma" });
  const employee = { db, actor: memberWith("employee") };
  expect(() => loadGroup(employee, group.objectId)).toThrow("role");
  expect(() => loadApp(employee, app.objectId)).toThrow("role");
  expect(() => loadGroup(ctx, app.objectId)).toThrow("no such group");
  expect(() => loadApp(ctx, group.objectId)).toThrow("no such app");
});
