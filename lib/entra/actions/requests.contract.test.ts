import { expect, test } from "vitest";
import { testClient, json } from "#lib/entra/graph/testing.ts";
import type { WireRequest } from "#lib/entra/graph/transport.ts";
import { listActions } from "./registry.ts";
import type { ActionCall, ActionKey, AppCall } from "./types.ts";

const PERSON = "11111111-aaaa-4aaa-8aaa-111111111111";
const GROUP = "22222222-bbbb-4bbb-8bbb-222222222222";
const APP = "33333333-cccc-4ccc-8ccc-333333333333";
const ROLE = "44444444-dddd-4ddd-8ddd-444444444444";
const ASSIGNMENT = "Gn4kQ9xbl0mL_5-8";
const PASSWORD = "ACDE-fhjk-2345-LMNP-rtuv";
const GRAPH = "https://graph.microsoft.com";
const V1 = `${GRAPH}/v1.0`;

const held = [{ assignmentId: ASSIGNMENT, roleId: ROLE, createdAt: null }];
const app = (access: AppCall["access"]): AppCall => ({
  objectId: APP,
  access,
  known: access.way === "roles" ? [] : held,
  roleNames: { [ROLE]: "Editor" },
});
const member = { "@odata.id": `${V1}/directoryObjects/${PERSON}` };

type Row = { action: ActionKey; call?: Partial<ActionCall>; sends: [string, string, unknown?] };

/** What Microsoft's reference pages say, one row a call; the addresses are written out on purpose. */
const ROWS: readonly Row[] = [
  {
    action: "add-user-to-group",
    call: { groupObjectId: GROUP },
    sends: ["POST", `${V1}/groups/${GROUP}/members/$ref`, member],
  },
  {
    action: "remove-user-from-group",
    call: { groupObjectId: GROUP },
    sends: ["DELETE", `${V1}/groups/${GROUP}/members/${PERSON}/$ref`],
  },
  {
    action: "assign-application-to-user",
    call: { app: app({ way: "roles", roleIds: [ROLE] }) },
    sends: [
      "POST",
      `${V1}/servicePrincipals/${APP}/appRoleAssignedTo`,
      { principalId: PERSON, resourceId: APP, appRoleId: ROLE },
    ],
  },
  {
    action: "assign-application-to-user",
    call: { groupObjectId: GROUP, app: app({ way: "group", groupObjectId: GROUP }) },
    sends: ["POST", `${V1}/groups/${GROUP}/members/$ref`, member],
  },
  {
    action: "remove-application-from-user",
    call: { app: app({ way: "direct" }) },
    sends: ["DELETE", `${V1}/servicePrincipals/${APP}/appRoleAssignedTo/${ASSIGNMENT}`],
  },
  {
    action: "remove-application-from-user",
    call: { groupObjectId: GROUP, app: app({ way: "group", groupObjectId: GROUP }) },
    sends: ["DELETE", `${V1}/groups/${GROUP}/members/${PERSON}/$ref`],
  },
  { action: "revoke-user-sessions", sends: ["POST", `${V1}/users/${PERSON}/revokeSignInSessions`] },
  { action: "block-sign-in", sends: ["PATCH", `${V1}/users/${PERSON}`, { accountEnabled: false }] },
  { action: "unblock-sign-in", sends: ["PATCH", `${V1}/users/${PERSON}`, { accountEnabled: true }] },
  {
    action: "reset-password",
    call: { password: PASSWORD },
    sends: [
      "PATCH",
      `${V1}/users/${PERSON}`,
      { passwordProfile: { password: PASSWORD, forceChangePasswordNextSignIn: true } },
    ],
  },
  { action: "delete-user", sends: ["DELETE", `${V1}/users/${PERSON}`] },
  { action: "restore-user", sends: ["POST", `${V1}/directory/deletedItems/${PERSON}/restore`] },
];

/** Runs the write of an action over a recorded wire; gives what left. */
async function sent({ action: key, call = {} }: Row): Promise<WireRequest[]> {
  const wire = testClient([json({ id: ASSIGNMENT, appRoleId: ROLE }, 201)]);
  const action = listActions().find((each) => each.key === key);
  await action?.run({
    graph: wire.client,
    graphUrl: GRAPH,
    personObjectId: PERSON,
    groupObjectId: null,
    app: null,
    password: null,
    clientRequestId: "our-id",
    ...call,
  });
  return wire.sent;
}

test("every action has its row", () => {
  const known = new Set(ROWS.map(({ action }) => action));
  expect(listActions().filter(({ key }) => !known.has(key))).toEqual([]);
});

test.each(ROWS)("$action sends $sends.0 $sends.1 and nothing else", async (row) => {
  const [method, url, body] = row.sends;
  const requests = await sent(row);
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ method, url });
  const text = requests[0]?.body;
  expect(text === undefined ? undefined : JSON.parse(text)).toEqual(body);
  expect(requests[0]?.headers).toMatchObject({
    accept: "application/json",
    authorization: "Bearer token-1",
    "client-request-id": "our-id",
    "x-ms-throttle-priority": "High",
  });
});

test("taking a membership away always ends with /$ref: without it Entra would delete the person", async () => {
  for (const row of ROWS.filter(({ sends: [method] }) => method === "DELETE")) {
    for (const { url } of await sent(row)) {
      if (url.includes("/members")) expect(url).toMatch(/\/members\/[^/]+\/\$ref$/);
      // Of all deletions one alone names a person, and that is what it says it does.
      if (url.endsWith(PERSON)) expect(row.action).toBe("delete-user");
    }
  }
});

test("a password is set alone, never together with another property", async () => {
  const rows = ROWS.filter(({ action }) => action === "reset-password");
  const bodies = (await Promise.all(rows.map(sent))).flat().map(({ body }) => JSON.parse(body ?? "{}"));
  expect(bodies.map((body) => Object.keys(body))).toEqual([["passwordProfile"]]);
});
