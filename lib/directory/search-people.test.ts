import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { plainPeopleQuery } from "./people-query.ts";
import { searchPeople } from "./search-people.ts";
import { Company, memberWith } from "./testing/company.ts";
import type { PeopleQuery, PersonSort } from "./types.ts";

function desk() {
  const company = new Company(testDatabase());
  const find = (change: Partial<PeopleQuery> = {}, pageSize?: number) =>
    searchPeople(
      { db: company.db, actor: memberWith("agent") },
      { ...plainPeopleQuery(), ...change },
      pageSize,
    );
  const names = (change: Partial<PeopleQuery> = {}) => find(change).rows.map((row) => row.displayName);
  return { company, find, names };
}

function calder() {
  const it = desk();
  const { company } = it;
  const hannah = company.person({
    displayName: "Hannah Lindqvist",
    jobTitle: "Head of Product Design",
    department: "Product Design",
    officeLocation: "Gothenburg",
  });
  const ikram = company.person({
    displayName: "Ikram Benali",
    jobTitle: "Packaging Designer",
    department: "Product Design",
    officeLocation: "Lyon",
    manager: hannah.id,
  });
  company.person({
    displayName: "Bao Trần",
    jobTitle: "Firmware Engineer",
    department: "Engineering",
    officeLocation: "Da Nang",
    manager: hannah.id,
  });
  company.person({
    displayName: "Jun-ho Park",
    jobTitle: "Senior Metrology Engineer",
    department: "Engineering",
  });
  company.person({
    displayName: "Łukasz Wójcik",
    jobTitle: 'R&D "Lead" 100%',
    department: "Research_Lab",
    workEmail: "l_w'ojcik@calder.example",
  });
  company.person({
    displayName: "Farid Rahimi",
    status: "Blocked",
    department: "Operations",
    manager: hannah.id,
  });
  company.person({ displayName: "Luca Moretti", status: "Deleted", department: "Manufacturing" });
  company.person({ displayName: "Guest Visitor", isGuest: true });
  return { ...it, hannah, ikram };
}

test("People without filters is everybody in scope, by name", () => {
  const { names, find } = calder();
  expect(names()).toEqual(["Bao Trần", "Hannah Lindqvist", "Ikram Benali", "Jun-ho Park", "Łukasz Wójcik"]);
  const page = find();
  expect(page.total).toEqual({ value: 5, isCapped: false });
  expect(page.counts?.Blocked.value).toBe(1);
  expect(page.counts?.Deleted.value).toBe(1);
  expect(page.next).toBeNull();
});

test("accents, case and word order do not matter", () => {
  const { names } = calder();
  expect(names({ q: "tran" })).toEqual(["Bao Trần"]);
  expect(names({ q: "TRẦN bao" })).toEqual(["Bao Trần"]);
  expect(names({ q: "wojcik łukasz" })).toEqual(["Łukasz Wójcik"]);
  expect(names({ q: "park jun" })).toEqual(["Jun-ho Park"]);
});

test("email, title and department are searched, and every word must occur", () => {
  const { names } = calder();
  expect(names({ q: "ikram.benali@calder" })).toEqual(["Ikram Benali"]);
  expect(names({ q: "metrology" })).toEqual(["Jun-ho Park"]);
  expect(names({ q: "product des" })).toEqual(["Hannah Lindqvist", "Ikram Benali"]);
  expect(names({ q: "product packaging" })).toEqual(["Ikram Benali"]);
  expect(names({ q: "product firmware" })).toEqual([]);
});

test("one or two characters mean the start of the name", () => {
  const { names } = calder();
  expect(names({ q: "h" })).toEqual(["Hannah Lindqvist"]);
  expect(names({ q: "lu" })).toEqual(["Łukasz Wójcik"]);
  expect(names({ q: "pa ju" })).toEqual(["Jun-ho Park"]);
  expect(names({ q: "engineer ju" })).toEqual(["Jun-ho Park"]);
});

test("characters with a meaning in SQL or FTS are plain text", () => {
  const { names } = calder();
  expect(names({ q: "100%" })).toEqual(["Łukasz Wójcik"]);
  expect(names({ q: '"lead"' })).toEqual(["Łukasz Wójcik"]);
  expect(names({ q: "l_w'o" })).toEqual(["Łukasz Wójcik"]);
  for (const q of [
    "%%%",
    "___",
    "***",
    '"""',
    "'''",
    "OR NOT",
    "NEAR(a b)",
    "a* OR b*",
    "text:bao",
    "-- ;",
    "\\\\\\",
    "%",
    "_",
    '"',
    "*",
  ]) {
    expect(names({ q }), q).toEqual([]);
  }
});

test("an object id finds exactly its person, outside the scope too", () => {
  const { find, names, company, ikram } = calder();
  expect(names({ q: ikram.objectId.toUpperCase() })).toEqual(["Ikram Benali"]);
  const blocked = find({ status: "Blocked" }).rows[0]?.objectId ?? "";
  expect(names({ q: blocked })).toEqual(["Farid Rahimi"]);
  const asEmployee = searchPeople(
    { db: company.db, actor: memberWith("employee") },
    { ...plainPeopleQuery(), q: blocked },
  );
  expect(asEmployee.rows).toEqual([]);
});

test("Blocked and Deleted list people outside the scope and say so", () => {
  const { names, find } = calder();
  expect(names({ status: "Blocked" })).toEqual(["Farid Rahimi"]);
  expect(names({ status: "Deleted" })).toEqual(["Luca Moretti"]);
  expect(find({ status: "Blocked" }).rows[0]?.desk).toMatchObject({ status: "Blocked", isInScope: false });
  expect(find({ q: "rahimi" }).counts).toMatchObject({ all: { value: 0 }, Blocked: { value: 1 } });
});

test("filters narrow by department, office, manager, and missing manager", () => {
  const { names, hannah } = calder();
  expect(names({ departments: ["Engineering"] })).toEqual(["Bao Trần", "Jun-ho Park"]);
  expect(names({ departments: ["Engineering", "Research_Lab"], q: "wojcik" })).toEqual(["Łukasz Wójcik"]);
  expect(names({ offices: ["Lyon"] })).toEqual(["Ikram Benali"]);
  expect(names({ managerObjectId: hannah.objectId })).toEqual(["Bao Trần", "Ikram Benali"]);
  expect(names({ managerObjectId: hannah.objectId, status: "Blocked" })).toEqual(["Farid Rahimi"]);
  expect(names({ hasNoManager: true })).toEqual(["Hannah Lindqvist", "Jun-ho Park", "Łukasz Wójcik"]);
  expect(names({ managerObjectId: "11111111-1111-4111-8111-111111111111" })).toEqual([]);
});

test("group and app filters count direct members, and people reached through a group", () => {
  const { company, names, find, hannah, ikram } = calder();
  const brand = company.group({ displayName: "Brand – All" });
  const figma = company.app({ displayName: "Figma" }, ["Viewer", "Editor"]);
  company.member(brand, ikram);
  company.assign(figma, brand, "group", "Viewer");
  company.assign(figma, hannah, "user", "Editor");
  expect(names({ groupObjectId: brand.objectId })).toEqual(["Ikram Benali"]);
  expect(names({ appObjectId: figma.objectId })).toEqual(["Hannah Lindqvist", "Ikram Benali"]);
  expect(names({ appObjectId: figma.objectId, groupObjectId: brand.objectId, q: "benali" })).toEqual([
    "Ikram Benali",
  ]);
  expect(find({ q: "ikram" }).rows[0]?.desk).toMatchObject({ groupCount: 1, appCount: 1 });
});

test("employees get work facts of people in scope and nothing else", () => {
  const { company, hannah } = calder();
  const ctx = { db: company.db, actor: memberWith("employee") };
  const page = searchPeople(ctx, plainPeopleQuery());
  expect(page.counts).toBeNull();
  expect(page.rows.map((row) => row.displayName)).not.toContain("Farid Rahimi");
  for (const row of page.rows) {
    expect(row.desk).toBeNull();
    expect(Object.keys(row).sort()).toEqual([
      "department",
      "desk",
      "displayName",
      "jobTitle",
      "manager",
      "more",
      "objectId",
      "officeLocation",
      "workEmail",
    ]);
  }
  for (const change of [
    { status: "Blocked" as const },
    { groupObjectId: hannah.objectId },
    { appObjectId: hannah.objectId },
    { sort: "status" as const },
  ]) {
    expect(() => searchPeople(ctx, { ...plainPeopleQuery(), ...change })).toThrow("role");
  }
});

test.each<PersonSort>(["name", "email", "title", "department", "office", "status"])(
  "paging by %s shows everyone once, forwards and back, in both orders",
  (sort) => {
    const { company, find } = desk();
    company.crowd(230);
    for (const order of ["asc", "desc"] as const) {
      const forward: string[] = [];
      let page = find({ sort, order }, 50);
      const pages = [page];
      while (page.next !== null) {
        page = find({ sort, order, cursor: page.next }, 50);
        pages.push(page);
      }
      for (const { rows } of pages) forward.push(...rows.map((row) => row.objectId));
      expect(new Set(forward).size).toBe(230);
      expect(forward.length).toBe(230);
      const back = [page.rows.map((row) => row.objectId)];
      while (page.previous !== null) {
        page = find({ sort, order, cursor: page.previous }, 50);
        back.unshift(page.rows.map((row) => row.objectId));
      }
      expect(back.flat()).toEqual(forward);
    }
  },
);

test("people without a title come last in both orders", () => {
  const { company, find } = desk();
  company.crowd(40);
  for (const order of ["asc", "desc"] as const) {
    const titles = find({ sort: "title", order }).rows.map((row) => row.jobTitle);
    expect(titles.slice(-6).every((title) => title === null)).toBe(true);
    expect(titles.slice(0, -6).every((title) => title !== null)).toBe(true);
  }
});

test("paging a search with equal names repeats and skips nobody", () => {
  const { company, find } = desk();
  company.crowd(300);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = find({ q: "okafor amara", cursor }, 2);
    seen.push(...page.rows.map((row) => row.objectId));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen.length).toBe(3);
  expect(new Set(seen).size).toBe(3);
});

test("a damaged cursor, or one of another sort, starts at the first page", () => {
  const { company, find } = desk();
  company.crowd(60);
  const first = find({}, 10);
  expect(find({ cursor: "rubbish" }, 10).rows).toEqual(first.rows);
  expect(find({ sort: "email", cursor: first.next }, 10).previous).toBeNull();
});

test("past the cap the total says 4,000 and more, and the walk finds the same first page", () => {
  const { company, find } = desk();
  company.crowd(4_300);
  const page = find({ q: "calder.example" });
  expect(page.total).toEqual({ value: 4_000, isCapped: true });
  expect(page.rows).toEqual(find().rows);
  const narrowed = find({ q: "calder.example engineer 12", departments: ["Sales"] });
  expect(narrowed.total.isCapped).toBe(false);
  expect(narrowed.rows.every((row) => row.department === "Sales")).toBe(true);
  const start = performance.now();
  for (const q of ["a", "am", "ama", "amara oka", "calder", "nobody at all"]) find({ q });
  expect(performance.now() - start).toBeLessThan(1_500);
});

test("a broad search counts exactly who is in scope, from its hits", () => {
  const { company, find } = desk();
  company.crowd(4_800);
  company.db.$client.exec("UPDATE people SET in_scope = 0 WHERE id % 13 = 0");
  const count = (where: string) =>
    company.db.$client.prepare(`SELECT count(*) FROM people WHERE ${where}`).pluck().get() as number;
  const matches = "search_text LIKE '%engineer%'";
  expect(count(matches)).toBeGreaterThan(4_000);
  const inScope = count(`in_scope = 1 AND ${matches}`);
  expect(inScope).toBeLessThan(4_000);
  const page = find({ q: "engineer" });
  expect(page.total).toEqual({ value: inScope, isCapped: false });
  expect(page.counts?.Active.value).toBe(count(`in_scope = 1 AND status = 'Active' AND ${matches}`));
});

test("while the index is built anew, search reads the rows instead and misses nobody", () => {
  const { company, names } = calder();
  company.db.$client.exec("DELETE FROM people_search");
  expect(names({ q: "tran bao" })).toEqual([]);
  company.db.$client.exec("INSERT INTO settings VALUES ('people_search.stale', '1', 0)");
  expect(names({ q: "tran bao" })).toEqual(["Bao Trần"]);
});
