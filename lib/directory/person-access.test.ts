import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { administrativeUnits, directoryRoles, roleMembers, unitMembers } from "#db/schema/index.ts";
import { loadPerson } from "./load-person.ts";
import { personAccess } from "./person-access.ts";
import { Company, memberWith } from "./testing/company.ts";

function calder() {
  const company = new Company(testDatabase());
  const vogel = company.person({ displayName: "Margarethe Vogel", jobTitle: "Chief Executive" });
  const hannah = company.person({ displayName: "Hannah Lindqvist", manager: vogel.id });
  const ikram = company.person({
    displayName: "Ikram Benali",
    jobTitle: "Packaging Designer",
    manager: hannah.id,
    mobilePhone: "+33 6 00 00 00 00",
  });
  return { company, db: company.db, vogel, hannah, ikram };
}

test("groups say how somebody came to be in them", () => {
  const { company, db, ikram } = calder();
  company.member(company.group({ displayName: "Brand – All" }), ikram);
  company.member(company.group({ displayName: "All Staff", isDynamic: true, kind: "Microsoft 365" }), ikram);
  company.member(company.group({ displayName: "Lyon Badge", isOnPremises: true }), ikram);
  const owned = company.group({ displayName: "Brand – Freelancers" });
  company.owner(owned, ikram);
  const access = personAccess(db, ikram.objectId);
  expect(access.groups.map((group) => [group.displayName, group.how])).toEqual([
    ["All Staff", "dynamic"],
    ["Brand – All", "assigned"],
    ["Lyon Badge", "on-premises"],
  ]);
  expect(access.ownedGroups.map((group) => group.displayName)).toEqual(["Brand – Freelancers"]);
  expect(access.isPrivileged).toBe(false);
});

test("apps come straight or through a group, with their role, and never through a nested group", () => {
  const { company, db, ikram } = calder();
  const inner = company.group({ displayName: "Brand – All" });
  const outer = company.group({ displayName: "Everything" });
  company.member(inner, ikram);
  company.member(outer, inner);
  const figma = company.app({ displayName: "Figma" }, ["Viewer", "Editor"]);
  const miro = company.app({ displayName: "Miro" });
  const jira = company.app({ displayName: "Jira" });
  company.assign(figma, inner, "group", "Viewer");
  company.assign(figma, ikram, "user", "Editor");
  company.assign(miro, ikram, "user");
  company.assign(jira, outer, "group");
  const apps = personAccess(db, ikram.objectId).apps;
  expect(apps.map((app) => [app.displayName, app.roleName, app.via?.displayName ?? "direct"])).toEqual([
    ["Figma", "Editor", "direct"],
    ["Figma", "Viewer", "Brand – All"],
    ["Miro", "Default access", "direct"],
  ]);
});

test("a directory role, or a role-assignable group, makes a person privileged", () => {
  const { company, db, ikram, hannah, vogel } = calder();
  const role = company.object("User Administrator", "role");
  db.insert(directoryRoles)
    .values({ ...role, displayName: "User Administrator", templateId: "fe930be7" })
    .run();
  db.insert(roleMembers).values({ roleId: role.id, memberId: ikram.id }).run();
  const admins = company.group({ displayName: "Tier 0", isRoleAssignable: true });
  company.member(admins, hannah);
  expect(personAccess(db, ikram.objectId)).toMatchObject({
    isPrivileged: true,
    roles: [{ displayName: "User Administrator" }],
  });
  expect(personAccess(db, hannah.objectId).isPrivileged).toBe(true);
  expect(personAccess(db, vogel.objectId).isPrivileged).toBe(false);
  company.owner(admins, vogel);
  expect(personAccess(db, vogel.objectId).isPrivileged).toBe(true);
});

test("nobody has nothing", () => {
  const { db } = calder();
  expect(personAccess(db, "11111111-1111-4111-8111-111111111111").groups).toEqual([]);
});

test("a person's page shows the managers above, the reports below, and their units", () => {
  const { company, db, hannah, ikram, vogel } = calder();
  company.person({ displayName: "Giulia Ferraro", manager: hannah.id });
  const unit = company.object("Design", "unit");
  db.insert(administrativeUnits)
    .values({ ...unit, displayName: "Design", isMembershipHidden: false, isManagementRestricted: true })
    .run();
  db.insert(unitMembers).values({ unitId: unit.id, memberId: ikram.id }).run();
  const page = loadPerson({ db, actor: memberWith("agent") }, ikram.objectId);
  expect(page.org.managers.map((manager) => manager.displayName)).toEqual([
    "Margarethe Vogel",
    "Hannah Lindqvist",
  ]);
  expect(page.org.peerCount).toBe(1);
  expect(page.desk?.units).toEqual([
    { objectId: unit.objectId, displayName: "Design", isManagementRestricted: true },
  ]);
  expect(page.desk?.facts.mobilePhone).toBe("+33 6 00 00 00 00");
  const top = loadPerson({ db, actor: memberWith("agent") }, vogel.objectId);
  expect(top.org).toMatchObject({ managers: [], reportCount: 1, peerCount: 0 });
});

test("a circle of managers ends", () => {
  const company = new Company(testDatabase());
  const a = company.person({ displayName: "A" });
  const b = company.person({ displayName: "B", manager: a.id });
  company.db.$client.prepare("UPDATE people SET manager_id = ? WHERE id = ?").run(b.id, a.id);
  const page = loadPerson({ db: company.db, actor: memberWith("agent") }, a.objectId);
  expect(page.org.managers.map((manager) => manager.displayName)).toEqual(["B"]);
});

test("employees get work facts of people in scope; everybody else is not found", () => {
  const { company, db, ikram } = calder();
  const ctx = { db, actor: memberWith("employee") };
  const page = loadPerson(ctx, ikram.objectId);
  expect(page.desk).toBeNull();
  expect(Object.keys(page.facts).sort()).toEqual([
    "department",
    "displayName",
    "jobTitle",
    "objectId",
    "officeLocation",
    "workEmail",
  ]);
  expect(JSON.stringify(page)).not.toContain("+33");
  const blocked = company.person({ displayName: "Farid Rahimi", status: "Blocked" });
  expect(() => loadPerson(ctx, blocked.objectId)).toThrow("no such person");
  expect(loadPerson({ db, actor: memberWith("agent") }, blocked.objectId).desk?.facts.status).toBe("Blocked");
});

test("requests and actions of a person are found by their object id", () => {
  const { db, ikram, company } = calder();
  company.db.$client.exec(`
    INSERT INTO members (id, email, display_name, role, object_id, created_at) VALUES
      ('m1', 'i', 'Ikram Benali', 'employee', '${ikram.objectId}', 0), ('m2', 'k', 'Kwame Mensah', 'agent', NULL, 0);
    INSERT INTO requests (id, number, title, service_key, requester_id, status, created_at, updated_at)
      VALUES ('r1', 7, 'Figma', 'other', 'm1', 'New', 1, 1), ('r2', 8, 'Not mine', 'other', 'm2', 'New', 1, 1);
    INSERT INTO action_runs (id, action_key, tenant_id, subject_object_id, subject_name, input, labels, digest,
        idempotency_key, state, request_id, actor_id, client_request_id, deadline_at, created_at)
      VALUES ('a1', 'add-user-to-group', 't', '${ikram.objectId}', 'Ikram', '{}', '{"group":"Brand"}', 'd', 'k', 'done', 'r1', 'm2', 'c', 9, 5);
  `);
  const history = loadPerson({ db, actor: memberWith("agent") }, ikram.objectId).desk?.history;
  expect(history?.requests).toEqual([{ number: 7, title: "Figma", status: "New", updatedAt: 1 }]);
  expect(history?.requestCount).toBe(1);
  expect(history?.actions).toMatchObject([
    { run: { id: "a1", labels: { group: "Brand" } }, actorName: "Kwame Mensah", requestNumber: 7 },
  ]);
});
