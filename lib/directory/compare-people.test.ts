import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { comparePeople } from "./compare-people.ts";
import { peekPerson } from "./peek-person.ts";
import { Company, memberWith } from "./testing/company.ts";

function calder() {
  const company = new Company(testDatabase());
  company.connect();
  const ikram = company.person({ displayName: "Ikram Benali", mobilePhone: "0612" });
  const hannah = company.person({ displayName: "Hannah Lindqvist" });
  const [all, brand, rule, lab] = [
    company.group({ displayName: "All Staff" }),
    company.group({ displayName: "Brand" }),
    company.group({ displayName: "By rule", isDynamic: true }),
    company.group({ displayName: "Lab" }),
  ];
  company.member(all, ikram, hannah);
  company.member(brand, hannah);
  company.member(rule, hannah);
  company.member(lab, ikram);
  const figma = company.app({ displayName: "Figma" }, ["Viewer"]);
  company.assign(figma, brand, "group");
  company.assign(figma, hannah, "user", "Viewer");
  company.assign(company.app({ displayName: "Box" }), all, "group");
  const as = (role: "agent" | "employee") => ({ db: company.db, actor: memberWith(role) });
  return { company, ikram, hannah, figma, as };
}

test("two people beside each other: only them, both, only me, with what can't be changed from here", () => {
  const { as, ikram, hannah } = calder();
  const { person, other, groups, apps } = comparePeople(as("agent"), ikram.objectId, hannah.objectId);
  expect([person.displayName, other.displayName]).toEqual(["Ikram Benali", "Hannah Lindqvist"]);
  const names = (rows: { displayName: string }[]) => rows.map(({ displayName }) => displayName);
  expect(names(groups.onlyThem)).toEqual(["Brand", "By rule"]);
  expect(names(groups.both)).toEqual(["All Staff"]);
  expect(names(groups.onlyMe)).toEqual(["Lab"]);
  expect(groups.onlyThem[0]?.whyNot).toBeNull();
  expect(groups.onlyThem[1]).toMatchObject({
    detail: "Security, dynamic",
    whyNot: expect.stringContaining("rule"),
  });
  expect(apps.onlyThem).toMatchObject([{ displayName: "Figma", detail: "Direct, Brand", whyNot: null }]);
  expect(names(apps.both)).toEqual(["Box"]);
  expect(apps.onlyMe).toEqual([]);
});

test("comparing is for agents and admins, and needs two people who are there", () => {
  const { as, ikram, hannah } = calder();
  expect(() => comparePeople(as("employee"), ikram.objectId, hannah.objectId)).toThrow("role");
  expect(() => comparePeople(as("agent"), ikram.objectId, ikram.objectId)).toThrow("another person");
  expect(() => comparePeople(as("agent"), ikram.objectId, "nobody")).toThrow("no such person");
});

test("a peek has facts, access in short and open requests; for employees work facts only", () => {
  const { as, ikram, hannah, company } = calder();
  expect(peekPerson(as("agent"), hannah.objectId)).toMatchObject({
    facts: { displayName: "Hannah Lindqvist" },
    desk: {
      status: "Active",
      groupCount: 3,
      groups: ["All Staff", "Brand", "By rule"],
      appCount: 2,
      apps: ["Box", "Figma"],
      openRequests: [],
    },
  });
  const forEmployee = peekPerson(as("employee"), ikram.objectId);
  expect(forEmployee.desk).toBeNull();
  expect(JSON.stringify(forEmployee)).not.toContain("0612");
  const gone = company.person({ displayName: "Farid Rahimi", status: "Blocked" });
  expect(() => peekPerson(as("employee"), gone.objectId)).toThrow("no such person");
});
