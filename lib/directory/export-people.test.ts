import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import type { Role } from "#lib/platform/context.ts";
import { exportPeople } from "./export-people.ts";
import { plainPeopleQuery } from "./people-query.ts";
import { Company, memberWith } from "./testing/company.ts";
import type { PeopleQuery } from "./types.ts";

function desk() {
  const company = new Company(testDatabase());
  const file = (role: Role, change: Partial<PeopleQuery>, columns: string[] | null) => {
    const ctx = { db: company.db, clock: { now: () => 0 }, actor: memberWith(role) };
    const { fileName, pieces } = exportPeople(ctx, { ...plainPeopleQuery(), ...change }, columns);
    return { fileName, lines: [...pieces].join("").replace("\uFEFF", "").trimEnd().split("\r\n") };
  };
  return { company, file };
}

test("a file has everybody the filters find, in the list's order, past the first chunk", () => {
  const { company, file } = desk();
  company.crowd(1_300);
  const { fileName, lines } = file("agent", { offices: ["Lyon"], sort: "email", order: "desc" }, [
    "email",
    "office",
  ]);
  expect(fileName).toBe("gatehouse-people-1970-01-01-00-00-00.csv");
  expect(lines[0]).toBe("Name,Work email,Office");
  expect(lines).toHaveLength(326);
  const emails = lines.slice(1).map((line) => line.split(",")[1] ?? "");
  expect(emails).toEqual(emails.toSorted().toReversed());
  expect(new Set(emails).size).toBe(325);
  // People without a title come last, and are read after a chunk's end too.
  expect(file("agent", { sort: "title" }, ["title"]).lines).toHaveLength(1_301);
});

test("all columns are written, by everybody who may see them", () => {
  const { company, file } = desk();
  const hannah = company.person({ displayName: "Hannah Lindqvist" });
  const ikram = company.person({
    displayName: "Ikram Benali",
    manager: hannah.id,
    mobilePhone: "+33 6 12 34",
    employeeHireDate: "2024-01-15T00:00:00Z",
  });
  const brand = company.group({ displayName: "Brand" });
  company.member(brand, ikram);
  company.assign(company.app({ displayName: "Figma" }), brand, "group");
  const asked = ["manager", "mobile", "startDate", "groups", "apps", "status", "objectId"];
  expect(file("admin", { q: "ikram" }, asked).lines).toEqual([
    "Name,Manager,Mobile,Start date,Groups,Apps,Status,Object ID",
    `Ikram Benali,Hannah Lindqvist,'+33 6 12 34,2024-01-15T00:00:00Z,1,1,Active,${ikram.objectId}`,
  ]);
});

test("employees get work facts of people in scope, whatever they ask for", () => {
  const { company, file } = desk();
  company.person({
    displayName: "Ikram Benali",
    mobilePhone: "0612",
    employeeId: "E1",
    officeLocation: "Lyon",
  });
  company.person({ displayName: "Farid Rahimi", status: "Blocked" });
  expect(file("employee", {}, ["status", "mobile", "employeeId", "objectId", "office"]).lines).toEqual([
    "Name,Office",
    "Ikram Benali,Lyon",
  ]);
  for (const change of [{ status: "Blocked" }, { groupObjectId: "x" }, { sort: "status" }] as const)
    expect(() => file("employee", change, null)).toThrow("role");
});

test("names that would begin a formula are written so that no spreadsheet runs them", () => {
  const { company, file } = desk();
  company.person({
    displayName: '=HYPERLINK("http://evil")',
    workEmail: "a@calder.example",
    jobTitle: "@cmd",
  });
  expect(file("agent", {}, ["title"]).lines[1]).toBe('"\'=HYPERLINK(""http://evil"")",\'@cmd');
});

test("the export is on the audit log with who, which columns and which filters", () => {
  const { company, file } = desk();
  file("agent", { offices: ["Lyon"], q: "ikr" }, ["email"]);
  file("agent", { groupObjectId: "00000000-0000-4000-8000-000000000000" }, null);
  const rows = company.db
    .select()
    .from(auditEntries)
    .where(sql`event = 'people.exported'`)
    .all();
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    actorName: "Kwame Mensah",
    details: { columns: ["Name", "Work email"], filters: "q=ikr&office=Lyon" },
  });
});
