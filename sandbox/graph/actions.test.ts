import { beforeEach, expect, test } from "vitest";
import { allRoles, firstOf, practiceGraph, reference } from "./testing.ts";

const ikram = "4d9a0c1e-77b2-49f8-8f0a-1b6e53c2d907";
let graph = practiceGraph();
beforeEach(() => {
  graph = practiceGraph(allRoles, { users: 150, groups: 40, memberships: 500, apps: 4, seed: 5 });
});

const ordinary = "groupTypes/any(t:t eq 'Unified')";
const groupWith = (filter: string) => graph.find(`groups?$top=1&$filter=${filter}&$select=id,displayName`).id;
const isMember = (group: string) =>
  graph.ask("POST", `users/${ikram}/checkMemberGroups`, { groupIds: [group] }).body.value.length === 1;
const errorOf = (reply: ReturnType<typeof graph.ask>) => [
  reply.status,
  reply.body.error?.code,
  reply.body.error?.message,
];

/** An ordinary group without Ikram in it. */
function openGroup(): string {
  const groups = graph.get(
    `groups?$top=999&$filter=${ordinary}&$select=id,groupTypes,onPremisesSyncEnabled,isManagementRestricted,isAssignableToRole,visibility`,
  ).body.value;
  return firstOf(
    groups.filter(
      (group) =>
        Array.isArray(group.groupTypes) &&
        !group.groupTypes.includes("DynamicMembership") &&
        group.onPremisesSyncEnabled !== true &&
        group.isManagementRestricted !== true &&
        group.isAssignableToRole !== true &&
        group.visibility !== "HiddenMembership" &&
        !isMember(group.id),
    ),
  ).id;
}

test("a member is added once; again is 400 in the words clients look for", () => {
  const group = openGroup();
  expect(graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram)).status).toBe(204);
  expect(isMember(group)).toBe(true);
  expect(errorOf(graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram)))).toEqual([
    400,
    "Request_BadRequest",
    "One or more added object references already exist for the following modified properties: 'members'.",
  ]);
});

test("an unknown person or group is 404, a reference that is none 400", () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  expect(graph.ask("POST", `groups/${openGroup()}/members/$ref`, reference(nobody)).status).toBe(404);
  expect(graph.ask("POST", `groups/${nobody}/members/$ref`, reference(ikram)).status).toBe(404);
  expect(graph.ask("POST", `groups/${openGroup()}/members/$ref`, { "@odata.id": "nonsense" }).status).toBe(
    400,
  );
});

test("a removal answers 204, then 400 for a while, later 404", () => {
  const group = openGroup();
  graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram));
  const remove = () => graph.ask("DELETE", `groups/${group}/members/${ikram}/$ref`);
  expect(remove().status).toBe(204);
  expect(errorOf(remove())).toEqual([
    400,
    "Request_BadRequest",
    "One or more removed object references do not exist for the following modified properties: 'members'.",
  ]);
  graph.clock.now += 120_000;
  expect(errorOf(remove()).slice(0, 2)).toEqual([404, "Request_ResourceNotFound"]);
});

test("without $ref the DELETE takes the person, not the membership", () => {
  const group = openGroup();
  graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram));
  expect(
    graph.ask("DELETE", `groups/${group}/members/${ikram}`, undefined, {}, ["GroupMember.ReadWrite.All"])
      .status,
  ).toBe(403);
  expect(graph.ask("DELETE", `groups/${group}/members/${ikram}`).status).toBe(204);
  expect(graph.get(`users/${ikram}`).status).toBe(404);
});

test.each([
  [
    "mailEnabled eq true and securityEnabled eq false and not(groupTypes/any(t:t eq 'Unified'))",
    400,
    "Cannot Update a mail-enabled security groups and or distribution list.",
  ],
  [
    "onPremisesSyncEnabled eq true and mailEnabled eq false",
    400,
    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
  ],
  ["groupTypes/any(t:t eq 'DynamicMembership')", 403, "Insufficient privileges to complete the operation."],
  ["isManagementRestricted eq true", 403, "Insufficient privileges to complete the operation."],
  ["isAssignableToRole eq true", 403, "Insufficient privileges to complete the operation."],
])("members of a group with %s stay as they are", (filter, status, message) => {
  const group = firstOf(
    graph.get(`groups?$top=1&$count=true&$filter=${filter}`, { consistencylevel: "eventual" }).body.value,
  ).id;
  const [got, , words] = errorOf(graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram)));
  expect([got, words]).toEqual([status, message]);
});

test("a role-assignable group takes members with RoleManagement.ReadWrite.Directory, and makes them privileged", () => {
  const group = groupWith("isAssignableToRole eq true");
  const roles = [...allRoles, "RoleManagement.ReadWrite.Directory"];
  expect(graph.ask("PATCH", `users/${ikram}`, { accountEnabled: false }).status).toBe(204);
  expect(graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram), {}, roles).status).toBe(204);
  expect(graph.ask("PATCH", `users/${ikram}`, { accountEnabled: true }).status).toBe(403);
  expect(graph.ask("DELETE", `users/${ikram}`).status).toBe(403);
});

test("administrators are not blocked, reset or deleted by an app", () => {
  const admin = "users/noor.haidari@calder.example";
  const denied = [403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."];
  expect(errorOf(graph.ask("PATCH", admin, { accountEnabled: false }))).toEqual(denied);
  expect(errorOf(graph.ask("PATCH", admin, { passwordProfile: { password: "Str0ng-enough!" } }))).toEqual(
    denied,
  );
  expect(errorOf(graph.ask("DELETE", admin))).toEqual(denied);
  expect(graph.ask("PATCH", admin, { jobTitle: "Head of IT" }).status).toBe(204);
});

test("members@odata.bind adds up to 20, all or none", () => {
  const group = openGroup();
  const people = graph
    .get("users?$filter=userType eq 'Member'&$top=25&$select=id")
    .body.value.map((user) => user.id)
    .filter((id) => id !== ikram);
  const bind = (ids: string[]) =>
    graph.ask("PATCH", `groups/${group}`, {
      "members@odata.bind": ids.map((id) => reference(id)["@odata.id"]),
    });
  const before = graph.get(`groups/${group}/members?$top=999`).body.value.length;
  expect(bind(people.slice(0, 21)).status).toBe(400);
  const outside = people.filter(
    (id) => graph.ask("POST", `users/${id}/checkMemberGroups`, { groupIds: [group] }).body.value.length === 0,
  );
  expect(bind([firstOf(outside), "00000000-0000-4000-8000-000000000000"]).status).toBe(404);
  expect(graph.get(`groups/${group}/members?$top=999`).body.value).toHaveLength(before);
  expect(bind(outside.slice(0, 3)).status).toBe(204);
  expect(bind(outside.slice(2, 5)).status).toBe(400);
  expect(graph.get(`groups/${group}/members?$top=999`).body.value).toHaveLength(before + 3);
});

test("owners come and go, but the last one stays", () => {
  const group = openGroup();
  for (const owner of graph.get(`groups/${group}/owners`).body.value.slice(1)) {
    expect(graph.ask("DELETE", `groups/${group}/owners/${owner.id}/$ref`).status).toBe(204);
  }
  const last = firstOf(graph.get(`groups/${group}/owners`).body.value).id;
  expect(graph.ask("DELETE", `groups/${group}/owners/${last}/$ref`).status).toBe(400);
  expect(graph.ask("POST", `groups/${group}/owners/$ref`, reference(ikram)).status).toBe(204);
  expect(graph.ask("DELETE", `groups/${group}/owners/${last}/$ref`).status).toBe(204);
  expect(
    graph.ask("POST", `groups/${group}/owners/$ref`, reference(last), {}, ["GroupMember.ReadWrite.All"])
      .status,
  ).toBe(403);
});

test("blocking needs its permission, and a real boolean", () => {
  const block = (value: unknown, roles: string[]) =>
    graph.ask("PATCH", `users/${ikram}`, { accountEnabled: value }, {}, roles).status;
  expect(block(false, ["User.EnableDisableAccount.All"])).toBe(403);
  expect(block("false", ["User.ReadWrite.All"])).toBe(400);
  expect(block(false, ["User.EnableDisableAccount.All", "User.Read.All"])).toBe(204);
  expect(graph.get(`users/${ikram}?$select=accountEnabled`).body.accountEnabled).toBe(false);
});

test("a password must be strong, needs its own permission, and is never shown", () => {
  const reset = (password: string, roles = allRoles) =>
    graph.ask(
      "PATCH",
      `users/${ikram}`,
      { passwordProfile: { password, forceChangePasswordNextSignIn: true } },
      {},
      roles,
    );
  expect(reset("Str0ng-enough!", ["User.ReadWrite.All"]).status).toBe(403);
  expect(errorOf(reset("weak"))).toEqual([
    400,
    "Request_BadRequest",
    "The specified password does not comply with password complexity requirements. Please provide a different password.",
  ]);
  expect(reset("Str0ng-enough!").status).toBe(204);
  expect(
    JSON.stringify(graph.get(`users/${ikram}?$select=passwordProfile,lastPasswordChangeDateTime`).body),
  ).not.toContain("Str0ng");
});

test("a person mastered on-premises keeps what is mastered there", () => {
  const synced = graph.find("users?$filter=onPremisesSyncEnabled eq true&$top=1&$select=id").id;
  expect(errorOf(graph.ask("PATCH", `users/${synced}`, { jobTitle: "x" }))[2]).toMatch(
    /^Unable to update the specified properties for on-premises/,
  );
  expect(graph.ask("PATCH", `users/${synced}`, { usageLocation: "SE" }).status).toBe(204);
  expect(graph.ask("PATCH", `users/${ikram}`, { createdDateTime: "2020-01-01T00:00:00Z" }).status).toBe(400);
  expect(graph.ask("PATCH", `users/${ikram}`, { shoeSize: 44 }).status).toBe(400);
});

test("deletion is soft: gone by id, listed among the deleted, restored with its memberships", () => {
  const groups = () => graph.get(`users/${ikram}/memberOf?$select=id&$top=999`).body.value.length;
  const before = groups();
  expect(graph.ask("DELETE", `users/${ikram}`).status).toBe(204);
  expect(graph.get(`users/${ikram}`).status).toBe(404);
  const listed = graph
    .get("directory/deletedItems/microsoft.graph.user?$top=999")
    .body.value.find((user) => user.id === ikram);
  expect(listed?.deletedDateTime).toBe("2026-11-24T09:00:00Z");
  expect(String(listed?.userPrincipalName)).toBe(`${ikram.replaceAll("-", "")}ikram.benali@calder.example`);
  const restored = graph.ask("POST", `directory/deletedItems/${ikram}/restore`, {});
  expect(restored).toMatchObject({
    status: 200,
    body: { "@odata.type": "#microsoft.graph.user", id: ikram },
  });
  expect(groups()).toBe(before);
});

test("after 30 days a deleted person is beyond restoring; a purge ends it at once", () => {
  graph.ask("DELETE", `users/${ikram}`);
  graph.clock.now += 31 * 86_400_000;
  expect(graph.ask("POST", `directory/deletedItems/${ikram}/restore`, {}).status).toBe(404);
  const other = graph.find("users?$filter=startswith(displayName,'Kwame')&$select=id").id;
  graph.ask("DELETE", `users/${other}`);
  expect(graph.ask("DELETE", `directory/deletedItems/${other}`).status).toBe(204);
  expect(graph.get(`directory/deletedItems/${other}`).status).toBe(404);
});

test("revoking sessions answers 200 with true and moves the date", () => {
  const reply = graph.ask("POST", `users('${ikram}')/microsoft.graph.revokeSignInSessions`, {});
  expect(reply).toMatchObject({
    status: 200,
    body: { "@odata.context": "https://graph.test/v1.0/$metadata#Edm.Boolean", value: true },
  });
  expect(
    graph.get(`users/${ikram}?$select=signInSessionsValidFromDateTime`).body.signInSessionsValidFromDateTime,
  ).toBe("2026-11-24T09:00:00Z");
});

test("an app is assigned once with 201, and taken away by the assignment's own id", () => {
  const app = graph
    .get(
      "servicePrincipals?$filter=tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')&$select=id,appId,appRoles",
    )
    .body.value.find((each) => Array.isArray(each.appRoles) && each.appRoles.length > 0);
  if (!app || !Array.isArray(app.appRoles)) throw new Error("No app has roles.");
  for (const each of graph.get(`users/${ikram}/appRoleAssignments`).body.value) {
    if (each.resourceId === app.id && each.principalId === ikram)
      graph.ask("DELETE", `users/${ikram}/appRoleAssignments/${each.id}`);
  }
  const body = { principalId: ikram, resourceId: app.id, appRoleId: app.appRoles[0]?.id };
  const path = `servicePrincipals/${app.id}/appRoleAssignedTo`;
  expect(graph.ask("POST", path, body, {}, ["AppRoleAssignment.ReadWrite.All"]).status).toBe(403);
  const made = graph.ask("POST", path, body);
  expect(made).toMatchObject({
    status: 201,
    body: { principalType: "User", principalDisplayName: "Ikram Benali" },
  });
  expect(made.body.id).toMatch(/^[\w-]{43}$/);
  expect(made.body.createdDateTime).toMatch(/\.\d{7}Z$/);
  expect(errorOf(graph.ask("POST", path, body))).toEqual([
    400,
    "Request_BadRequest",
    "Permission being assigned already exists on the object",
  ]);
  expect(graph.ask("POST", path, { ...body, appRoleId: "00000000-0000-0000-0000-000000000000" }).status).toBe(
    400,
  );
  expect(graph.ask("POST", path, { ...body, appRoleId: ikram }).body.error?.message).toMatch(
    /^Permission being assigned was not found on application/,
  );
  expect(graph.ask("DELETE", `${path}/${String(made.body.id).toLowerCase()}`).status).toBe(404);
  expect(graph.ask("DELETE", `${path}/${made.body.id}`).status).toBe(204);
  expect(graph.ask("DELETE", `${path}/${made.body.id}`).status).toBe(404);
});

test("a user's assignments include those of direct groups", () => {
  const rows = graph
    .get("servicePrincipals?$select=id&$top=999")
    .body.value.flatMap(
      (app) => graph.get(`servicePrincipals/${app.id}/appRoleAssignedTo?$top=999`).body.value,
    );
  const ofGroup = firstOf(
    rows.filter(
      (row) =>
        row.principalType === "Group" &&
        graph
          .get(`groups/${row.principalId}/members?$top=1`)
          .body.value.some((member) => member["@odata.type"] === "#microsoft.graph.user"),
    ),
  );
  const member = firstOf(graph.get(`groups/${ofGroup.principalId}/members?$top=1`).body.value);
  expect(graph.get(`users/${member.id}/appRoleAssignments`).body.value.map((row) => row.id)).toContain(
    ofGroup.id,
  );
});

test("a manager is set, replaced and cleared", () => {
  const hannah = graph.get(`users/${ikram}/manager`).body.id;
  const other = graph.find("users?$filter=startswith(displayName,'Kwame')&$select=id").id;
  expect(graph.ask("PUT", `users/${ikram}/manager/$ref`, reference(other)).status).toBe(204);
  expect(graph.get(`users/${ikram}/manager`).body.id).toBe(other);
  expect(hannah).not.toBe(other);
  expect(graph.ask("DELETE", `users/${ikram}/manager/$ref`).status).toBe(204);
  expect(graph.get(`users/${ikram}/manager`).status).toBe(404);
});

test("hidden members show only with Member.Read.Hidden", () => {
  const hidden = groupWith("visibility eq 'HiddenMembership'");
  expect(graph.get(`groups/${hidden}/members`).body.value).toHaveLength(0);
  expect(
    graph.get(`groups/${hidden}/members`, {}, [...allRoles, "Member.Read.Hidden"]).body.value.length,
  ).toBeGreaterThan(0);
});

test("every effect is written down once, with who asked; a refusal leaves nothing", () => {
  const group = openGroup();
  const effects = () =>
    graph.store.rows<{ what: string }>(
      "select what, object_id, details, app_id, client_request_id from ledger order by seq",
    );
  const before = effects().length;
  const asked = { "client-request-id": "11111111-1111-4111-8111-111111111111" };
  graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram), asked);
  graph.ask("POST", `groups/${group}/members/$ref`, reference(ikram), asked);
  expect(effects().slice(before)).toEqual([
    {
      what: "add member",
      object_id: group,
      details: ikram,
      app_id: "client",
      client_request_id: asked["client-request-id"],
    },
  ]);
});
