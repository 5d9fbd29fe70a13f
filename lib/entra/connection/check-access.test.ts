import { expect, test } from "vitest";
import { auditEntries, connections } from "#db/schema/index.ts";
import { GraphError, type GraphErrorFacts } from "#lib/entra/graph/errors.ts";
import { graphError, json, testClient } from "#lib/entra/graph/testing.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import { insertConnection } from "#lib/entra/sync/testing.ts";
import { checkAccess } from "./check-access.ts";
import { findConnection } from "./data.ts";
import { permissionsFor } from "./permissions.ts";
import { auditOf, OTHER_TENANT, TENANT, testDesk } from "./testing.ts";

const ROLES = permissionsFor([]);

function desk(given: Partial<typeof connections.$inferInsert> = {}) {
  const it = testDesk();
  insertConnection(it.db);
  const lost = { reauthorizationReason: "The client secret has expired.", reauthorizationSince: 5 };
  it.db
    .update(connections)
    .set({ status: "Needs reauthorization", finishedAt: 1, grantedPermissions: ROLES, ...lost, ...given })
    .run();
  return it;
}

const organization = (id: string) => json({ value: [{ id }] });
const answering = (id: string, roles = ROLES) => testClient([organization(id)], roles);

/** A client that gets no token, for this reason. */
function tokenless(facts: GraphErrorFacts): () => GraphClient {
  const { client } = testClient([]);
  return () => ({ ...client, roles: () => Promise.reject(new GraphError(facts)) });
}

test("an access that is there again resumes everything, and the next sync is due", async () => {
  const { db, admin, time } = desk({ credentialCheckedAt: 4 });
  const { client, tokensAsked } = answering(TENANT, [...ROLES, "GroupMember.ReadWrite.All"]);
  expect(await checkAccess(admin, () => client)).toEqual({ status: "restored" });
  // A token from before would tell of yesterday.
  expect(tokensAsked[0]).toBe(true);
  expect(findConnection(db)).toMatchObject({
    status: "Connected",
    nextSyncAt: time.now,
    reauthorizationReason: null,
    reauthorizationSince: null,
    grantedPermissions: [...ROLES, "GroupMember.ReadWrite.All"].toSorted(),
    credentialCheckedAt: null,
  });
  expect(db.select().from(auditEntries).all()).toMatchObject([
    { event: "connection.permissions-changed", details: { granted: ["GroupMember.ReadWrite.All"] } },
    { event: "connection.access-restored", result: "Connected", targetId: TENANT },
  ]);
});

test("an import whose access was lost goes back to importing", async () => {
  const { db, admin } = desk({ finishedAt: null });
  await checkAccess(admin, () => answering(TENANT).client);
  expect(findConnection(db)).toMatchObject({ status: "Importing", nextSyncAt: null });
});

test.each([
  [
    "no role",
    [],
    "No permission is granted. Reconnect and grant admin consent with a Global Administrator account.",
  ],
  [
    "only some roles",
    ["User.Read.All", "Directory.Read.All"],
    "Not granted: GroupMember.Read.All, Application.Read.All. Reconnect and grant admin consent with a Global Administrator account.",
  ],
])(
  "with %s in the token the access is still lost, and says what is missing",
  async (_name, roles, reason) => {
    const { db, admin } = desk();
    const { client, sent } = testClient([], roles);
    expect(await checkAccess(admin, () => client)).toEqual({ status: "still-lost", reason });
    expect(sent).toEqual([]);
    expect(findConnection(db)).toMatchObject({
      status: "Needs reauthorization",
      reauthorizationReason: reason,
      reauthorizationSince: 5,
    });
    expect(auditOf(db)).toEqual([]);
  },
);

test.each([
  ["another tenant", organization(OTHER_TENANT)],
  ["no tenant", json({ value: [] })],
])("an answer for %s resumes nothing", async (_name, answer) => {
  const { db, admin } = desk();
  const result = await checkAccess(admin, () => testClient([answer], ROLES).client);
  const reason = "Microsoft answered for another tenant. Reconnect to the right one.";
  expect(result).toEqual({ status: "still-lost", reason });
  expect(findConnection(db)).toMatchObject({
    status: "Needs reauthorization",
    reauthorizationReason: reason,
  });
});

test.each([
  ["AADSTS7000222", /secret.*expired/i],
  ["AADSTS53003", /conditional access/i],
  ["registration-changed", /not the one this connection was made with/],
])("when no token comes because of %s, the reason is brought up to date", async (code, reason) => {
  const { db, admin } = desk({ reauthorizationReason: "Something else." });
  const result = await checkAccess(
    admin,
    tokenless({ kind: "needs-reauthorization", code, message: "no token" }),
  );
  expect(result).toEqual({ status: "still-lost", reason: expect.stringMatching(reason) });
  expect(findConnection(db)).toMatchObject({
    status: "Needs reauthorization",
    reauthorizationReason: expect.stringMatching(reason),
  });
});

test("when Microsoft does not answer, nothing is concluded", async () => {
  const down = Array.from({ length: 20 }, () => graphError(503, "serviceNotAvailable"));
  for (const open of [
    tokenless({ kind: "unavailable", message: "no answer" }),
    () => testClient(down, ROLES).client,
  ]) {
    const { db, admin } = desk();
    await expect(checkAccess(admin, open)).rejects.toMatchObject({
      name: "DeskError",
      code: "unavailable",
    });
    expect(findConnection(db)).toMatchObject({
      status: "Needs reauthorization",
      reauthorizationReason: "The client secret has expired.",
    });
    expect(auditOf(db)).toEqual([]);
  }
});

test("an access that is not lost is not asked about", async () => {
  for (const status of ["Connected", "Paused", "Importing"] as const) {
    const { db, admin } = desk({ status });
    const { client, sent, tokensAsked } = answering(TENANT);
    expect(await checkAccess(admin, () => client)).toEqual({ status: "restored" });
    expect([sent, tokensAsked]).toEqual([[], []]);
    expect(findConnection(db)?.status).toBe(status);
  }
});

test("what somebody did while Microsoft was asked is not undone", async () => {
  const { db, admin } = desk();
  const { client } = answering(TENANT);
  const meanwhile: GraphClient = {
    ...client,
    async roles() {
      db.update(connections).set({ status: "Connected", nextSyncAt: 77 }).run();
      return ROLES;
    },
  };
  await checkAccess(admin, () => meanwhile);
  expect(findConnection(db)).toMatchObject({ status: "Connected", nextSyncAt: 77 });
  expect(auditOf(db)).toEqual([]);
});

test("there is nothing to check without a connection, nor for someone without the role", async () => {
  const { db, admin, as } = desk();
  const open = () => answering(TENANT).client;
  for (const role of ["agent", "employee"] as const)
    await expect(checkAccess(as(role), open)).rejects.toMatchObject({ code: "not-allowed" });
  expect(findConnection(db)?.status).toBe("Needs reauthorization");
  db.delete(connections).run();
  await expect(checkAccess(admin, open)).rejects.toMatchObject({ code: "not-connected" });
});
