import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { Company, guidOf } from "./testing/company.ts";
import { whyMissing } from "./why-missing.ts";
import { DEFAULT_SCOPE } from "#lib/entra/scope/constants.ts";
import { recomputeScope } from "#lib/entra/scope/scope.ts";
import type { Scope } from "#lib/entra/scope/types.ts";

const PLACE = "Settings → Integrations → Microsoft Entra ID";
const EUROPE = "OU=Europe,DC=calder,DC=example";

/** A directory under this scope, and the answers to one question. */
function desk(part: Partial<Scope> = {}) {
  const company = new Company(testDatabase());
  const ikram = company.person({ displayName: "Ikram Benali", distinguishedName: `CN=Ikram,${EUROPE}` });
  company.person({ displayName: "Bao Trần", workEmail: "bao.tran@calder.example" });
  company.person({ displayName: "Farid Rahimi", status: "Blocked" });
  company.person({ displayName: "Guy Guest", isGuest: true });
  company.person({ displayName: "Gil Guest", isGuest: true, status: "Blocked" });
  const deletedAt = Date.UTC(2026, 10, 20, 23, 30);
  company.person({ displayName: "Luca Moretti", status: "Deleted", deletedAt });
  company.person({ displayName: "Lost Date", status: "Deleted", deletedAt: 0 });
  const studio = company.group({ displayName: "Packaging Studio" });
  company.group({ displayName: "All Company News", kind: "Distribution" });
  company.member(studio, ikram);
  company.unit("Nordics", ikram, studio);
  const scope = { ...DEFAULT_SCOPE, ...part };
  company.connect({ finishedAt: 1, scope });
  recomputeScope(company.db, scope);
  const ask = (typed: string) => whyMissing(company.db, typed);
  const only = (typed: string) => {
    const { answers } = ask(typed);
    expect(answers).toHaveLength(1);
    return answers[0];
  };
  return { company, ask, only };
}

const ids = (kind: string, name: string) => [guidOf(`${kind} ${name}`)];
const GUEST = "A guest account, and guests are excluded.";
const BLOCKED = "Blocked in Entra, and deactivated users are excluded.";

test.each([
  ["Guy Guest", [GUEST], `Switch on “Include guest accounts” in ${PLACE}.`],
  ["Farid Rahimi", [BLOCKED], `Switch on “Include deactivated users” in ${PLACE}.`],
  [
    "Gil Guest",
    [GUEST, BLOCKED],
    `Switch on “Include guest accounts” and “Include deactivated users” in ${PLACE}.`,
  ],
  [
    "Luca Moretti",
    ["Deleted in Entra. It can be restored there until 20 December 2026."],
    "Restore the account in Entra; the next sync brings them back.",
  ],
  ["Lost Date", ["Deleted in Entra."], "Restore the account in Entra; the next sync brings them back."],
])("%s is not here, with every reason and the way out", (name, reasons, wayOut) => {
  expect(desk().only(name)).toMatchObject({
    kind: "person",
    displayName: name,
    isHere: false,
    reasons,
    wayOut,
  });
});

test("somebody who is here is said to be here", () => {
  expect(desk().only("Ikram Benali")).toEqual({
    kind: "person",
    objectId: guidOf("user Ikram Benali"),
    displayName: "Ikram Benali",
    detail: "ikram.benali@calder.example",
    isHere: true,
    reasons: ["In People."],
    wayOut: null,
  });
});

test.each<[string, Scope["people"], string]>([
  [
    "groups",
    { by: "groups", objectIds: ids("group", "Packaging Studio") },
    "Out of scope: not a member of the chosen groups.",
  ],
  [
    "units",
    { by: "units", objectIds: ids("unit", "Nordics") },
    "Out of scope: not in the chosen administrative units.",
  ],
  ["ou", { by: "ou", paths: [EUROPE] }, "Out of scope: not in the chosen organizational units."],
])("with people chosen by %s, who is not among them is out of scope", (_by, people, reason) => {
  const { only } = desk({ people });
  expect(only("Ikram Benali")?.isHere).toBe(true);
  expect(only("Bao Trần")).toMatchObject({
    isHere: false,
    reasons: [reason],
    wayOut: `Widen the people in scope in ${PLACE}.`,
  });
  expect(only("Gil Guest")).toMatchObject({
    reasons: [GUEST, BLOCKED, reason],
    wayOut: `Switch on “Include guest accounts” and “Include deactivated users”, and widen the people in scope in ${PLACE}.`,
  });
});

test("with guests included a blocked guest is missing for one reason only", () => {
  const { only } = desk({ includeGuests: true });
  expect(only("Guy Guest")?.isHere).toBe(true);
  expect(only("Gil Guest")?.reasons).toEqual([BLOCKED]);
});

test.each([
  ["bao tran", "Bao Trần"],
  ["TRẦN", "Bao Trần"],
  ["bao.tran@calder.example", "Bao Trần"],
  ["ba", "Bao Trần"],
  ["rahimi fa", "Farid Rahimi"],
  ["studio", "Packaging Studio"],
  [guidOf("user Luca Moretti"), "Luca Moretti"],
  [` ${guidOf("group Packaging Studio").toUpperCase()} `, "Packaging Studio"],
])("“%s” finds %s", (typed, name) => {
  expect(desk().only(typed)?.displayName).toBe(name);
});

test.each(["nobody of this name", guidOf("user Nobody"), "", "  ", '"*', "100%"])(
  "“%s” finds nobody and nothing",
  (typed) => {
    expect(desk().ask(typed)).toEqual({ answers: [], hasMore: false });
  },
);

test("groups: here and a target, here and no target, and out of scope", () => {
  const { only } = desk();
  expect(only("packaging studio")).toMatchObject({
    kind: "group",
    detail: "Security",
    isHere: true,
    reasons: ["In Groups, and can be a target."],
    wayOut: null,
  });
  expect(only("company news")).toMatchObject({
    isHere: true,
    reasons: [
      "In Groups, but can’t be a target.",
      "It's a distribution group. Entra can't change its members through Graph.",
    ],
    wayOut: "Change its members in the Exchange admin center.",
  });
  const chosen = { by: "groups" as const, objectIds: ids("group", "Packaging Studio") };
  expect(desk({ groups: chosen }).only("company news")).toMatchObject({
    isHere: false,
    reasons: ["Out of scope: not one of the chosen groups."],
    wayOut: `Add it to the scope in ${PLACE}.`,
  });
  const units = { by: "units" as const, objectIds: ids("unit", "Nordics") };
  expect(desk({ groups: units }).only("packaging studio")?.isHere).toBe(true);
  expect(desk({ groups: units }).only("company news")?.reasons).toEqual([
    "Out of scope: not in the chosen administrative units.",
  ]);
});

test("without a connection everything is out, and says so", () => {
  const { company, only } = desk();
  company.db.$client.exec(
    "DELETE FROM connections; UPDATE people SET in_scope = 0; UPDATE groups SET in_scope = 0",
  );
  for (const typed of ["Ikram Benali", "packaging studio"])
    expect(only(typed)?.reasons).toEqual(["Microsoft Entra ID is not connected."]);
});

test("those who are missing come first, eight of a kind, and more are announced", () => {
  const { company, ask } = desk();
  for (let n = 0; n < 9; n += 1) company.person({ displayName: `Twin ${n}`, inScope: true });
  company.person({ displayName: "Twin Zoe", isGuest: true });
  const { answers, hasMore } = ask("twin");
  expect([answers.length, hasMore]).toEqual([8, true]);
  expect(answers[0]).toMatchObject({ displayName: "Twin Zoe", isHere: false });
});
