import { expect, test } from "vitest";
import { directoryRoles, roleMembers } from "#db/schema/index.ts";
import { readPrivileges } from "#lib/entra/actions/facts-data.ts";
import { readPrivilegedPeople } from "./privileged-people-data.ts";
import { protectPerson } from "./protect-person.ts";
import { suggestProtection, type Candidate } from "./suggestions.ts";
import { readSuggestions } from "./suggestions-data.ts";
import { protectionDesk } from "./testing.ts";

const GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

const person = (changes: Partial<Candidate>): Candidate => ({
  objectId: changes.displayName ?? "ikram",
  displayName: "Ikram Benali",
  userPrincipalName: "ikram.benali@calder.example",
  isOnPremises: false,
  isGuest: false,
  isGlobalAdmin: false,
  ...changes,
});
const kindsOf = (...candidates: Candidate[]) =>
  suggestProtection(candidates, new Set(["known"])).map(({ kind }) => kind);

test.each([
  ["Break Glass 1", "break-glass"],
  ["breakglass", "break-glass"],
  ["Emergency Access", "break-glass"],
  ["svc-backup", "protected"],
  ["Payroll service account", "protected"],
] as const)("%s is suggested as %s", (displayName, kind) => {
  expect(kindsOf(person({ displayName }))).toEqual([kind]);
});

test("a cloud-only Global Administrator on an onmicrosoft.com address is suggested", () => {
  const admin = { isGlobalAdmin: true, userPrincipalName: "admin@calder.onmicrosoft.com" };
  expect(kindsOf(person(admin))).toEqual(["break-glass"]);
  expect(kindsOf(person({ ...admin, isOnPremises: true }))).toEqual([]);
  expect(kindsOf(person({ ...admin, isGlobalAdmin: false }))).toEqual([]);
  expect(kindsOf(person({ isGlobalAdmin: true }))).toEqual([]);
});

test("guests, ordinary names and known accounts are not suggested", () => {
  expect(
    kindsOf(
      person({ displayName: "Break Glass", isGuest: true }),
      person({ displayName: "Break Glass", objectId: "known" }),
      person({ displayName: "Emergency Planner" }),
      person({ displayName: "Glass Breaker" }),
    ),
  ).toEqual([]);
});

test("suggestions come from the mirror until they are on the list", () => {
  const { db, company, noor } = protectionDesk();
  const admin = company.person({
    displayName: "Calder Admin",
    userPrincipalName: "admin@calder.onmicrosoft.com",
    inScope: false,
  });
  company.person({ displayName: "svc-backup", status: "Blocked" });
  company.person({ displayName: "svc-gone", status: "Deleted" });
  giveRole(db, company, "Global Administrator", admin);
  expect(readSuggestions(db).map(({ displayName, kind }) => [displayName, kind])).toEqual([
    ["Calder Admin", "break-glass"],
    ["svc-backup", "protected"],
  ]);
  protectPerson(noor, { objectId: admin.objectId, kind: "break-glass", note: "Emergency" });
  expect(readSuggestions(db).map(({ displayName }) => displayName)).toEqual(["svc-backup"]);
});

test("the list of privileged people says the same as the look at each of them", () => {
  const { db, company } = protectionDesk();
  const direct = company.person({ displayName: "Amara Okafor" });
  const byGroup = company.person({ displayName: "Bao Trần" });
  const byNesting = company.person({ displayName: "Chidi Eze" });
  const owner = company.person({ displayName: "Daniel Abramov" });
  const outer = company.group({ displayName: "Admins", isRoleAssignable: true });
  const inner = company.group({ displayName: "Night shift" });
  company.member(outer, byGroup, inner);
  company.member(inner, byNesting);
  company.owner(outer, owner);
  giveRole(db, company, "Global Administrator", direct);
  giveRole(db, company, "Helpdesk Administrator", direct, outer);
  const { total, first } = readPrivilegedPeople(db);
  expect(total).toBe(4);
  expect(first.map(({ privileges }) => privileges)).toEqual(
    [direct, byGroup, byNesting, owner].map(({ id }) => readPrivileges(db, id).join(", ")),
  );
});

type Desk = ReturnType<typeof protectionDesk>;

function giveRole(db: Desk["db"], company: Desk["company"], name: string, ...to: { id: number }[]): void {
  const templateId = name === "Global Administrator" ? GLOBAL_ADMINISTRATOR : name;
  const role = company.object(name, "role");
  db.insert(directoryRoles)
    .values({ ...role, displayName: name, templateId })
    .run();
  for (const { id } of to) db.insert(roleMembers).values({ roleId: role.id, memberId: id }).run();
}
