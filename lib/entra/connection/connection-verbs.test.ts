import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "#db/client.ts";
import { connections, jobs, members, objects, people, sealedSecrets } from "#db/schema/index.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import { findConnection } from "./data.ts";
import { disconnect } from "./disconnect.ts";
import { markNeedsReauthorization } from "./mark-needs-reauthorization.ts";
import { openGraph } from "./open-graph.ts";
import { outcomeFromError } from "./outcomes.ts";
import { findRegistration, sealingKeyPath } from "./registration.ts";
import { saveConnection } from "./save-connection.ts";
import { saveRegistration } from "./save-registration.ts";
import { CLIENT_ID, OTHER_TENANT, TENANT, auditOf, testDesk } from "./testing.ts";
import { updateGrantedPermissions } from "./update-permissions.ts";

type Desk = ReturnType<typeof testDesk>;

function connect(desk: Desk, tenantId = TENANT) {
  const registration = findRegistration(desk.db, desk.environment);
  if (registration === null) throw new Error("the test desk has a registration");
  const tenant = {
    tenantId,
    tenantName: "Calder Optics",
    tenantDomain: "calder.example",
    roles: ["User.Read.All"],
  };
  return inTransaction(desk.db, () =>
    saveConnection(desk.admin, {
      tenant,
      registration,
      powers: ["read-directory"],
      consentedBy: "Noor Haidari",
      consentedByObjectId: null,
    }),
  );
}

function addPerson(desk: Desk): void {
  desk.db.insert(objects).values({ id: 1, objectId: "p-1", kind: "user" }).run();
  const flags = { isGuest: false, isOnPremises: false, isManagementRestricted: false, inScope: true };
  const name = {
    displayName: "Ikram Benali",
    userPrincipalName: "i@x",
    workEmail: "i@x",
    sortKey: "i",
    searchText: "i",
  };
  desk.db
    .insert(people)
    .values({ id: 1, objectId: "p-1", status: "Active", ...name, ...flags })
    .run();
}

test("a lost connection is marked once, keeps everything and says why", () => {
  const desk = testDesk();
  connect(desk);
  markNeedsReauthorization(desk.admin, { reason: "The client secret has expired." });
  markNeedsReauthorization(desk.admin, { reason: "again" });
  expect(findConnection(desk.db)).toMatchObject({
    status: "Needs reauthorization",
    reauthorizationReason: "The client secret has expired.",
    reauthorizationSince: desk.time.now,
  });
  expect(auditOf(desk.db)).toEqual([
    "connection.connected: Done",
    "connection.needs-reauthorization: Needs reauthorization",
  ]);
});

test("every other admin is told once that the connection is lost", () => {
  const desk = testDesk();
  connect(desk);
  const row = { email: "a@calder.example", role: "admin", createdAt: 1 } as const;
  desk.db
    .insert(members)
    .values({ id: "amara", displayName: "Amara Okafor", ...row })
    .run();
  markNeedsReauthorization(desk.admin, { reason: "The client secret has expired." });
  markNeedsReauthorization(desk.admin, { reason: "again" });
  expect(toldTo(desk.db)).toEqual([
    "needs-reauthorization → Amara Okafor: Microsoft Entra ID needs reauthorization",
  ]);
});

test("a renewed connection goes on where it was", () => {
  const desk = testDesk();
  expect(connect(desk)).toEqual({ isFirst: true });
  expect(findConnection(desk.db)?.status).toBe("Importing");
  desk.db.update(connections).set({ finishedAt: 1, status: "Connected" }).run();
  markNeedsReauthorization(desk.admin, { reason: "x" });
  expect(connect(desk)).toEqual({ isFirst: false });
  expect(findConnection(desk.db)).toMatchObject({
    status: "Connected",
    reauthorizationReason: null,
    nextSyncAt: desk.time.now,
  });
});

test("a connection that is paused can be renewed, and stays paused until somebody resumes", () => {
  const desk = testDesk();
  connect(desk);
  const paused = { status: "Paused", pausedAt: 3, pausedBy: "Kwame Mensah", credentialCheckedAt: 4 } as const;
  desk.db
    .update(connections)
    .set({ finishedAt: 1, ...paused })
    .run();
  connect(desk);
  expect(findConnection(desk.db)).toMatchObject({ ...paused, nextSyncAt: null, credentialCheckedAt: null });
});

test("permissions that come and go are kept and audited, an unchanged set is not", () => {
  const desk = testDesk();
  connect(desk);
  updateGrantedPermissions(desk.admin, ["User.Read.All", "Directory.Read.All"]);
  updateGrantedPermissions(desk.admin, ["Directory.Read.All", "User.Read.All"]);
  expect(findConnection(desk.db)?.grantedPermissions).toEqual(["Directory.Read.All", "User.Read.All"]);
  expect(auditOf(desk.db).filter((line) => line.startsWith("connection.permissions"))).toHaveLength(1);
});

test("disconnecting stops jobs, empties People and keeps rows and audit", () => {
  const desk = testDesk();
  connect(desk);
  addPerson(desk);
  desk.db.insert(jobs).values({ kind: "sync", key: "sync", payload: {}, runAt: 0, createdAt: 0 }).run();
  disconnect(desk.admin);
  expect(findConnection(desk.db)).toBeNull();
  expect(desk.db.select().from(jobs).all()).toEqual([]);
  expect(desk.db.select().from(people).all()).toMatchObject([{ inScope: false }]);
  expect(auditOf(desk.db).at(-1)).toBe("connection.disconnected: Done");
  expect(() => disconnect(desk.admin)).toThrow("No tenant is connected");
});

test("disconnecting refuses someone without the role", () => {
  const desk = testDesk();
  connect(desk);
  expect(() => disconnect(desk.as("agent"))).toThrow("Your role does not include this");
  expect(findConnection(desk.db)).not.toBeNull();
});

test("the mirror of one tenant is gone before another one is connected, and kept for the same one", () => {
  const desk = testDesk();
  connect(desk);
  addPerson(desk);
  disconnect(desk.admin);
  connect(desk);
  expect(desk.db.select().from(people).all()).toHaveLength(1);
  disconnect(desk.admin);
  connect(desk, OTHER_TENANT);
  expect(desk.db.select().from(people).all()).toEqual([]);
  expect(desk.db.select().from(objects).all()).toEqual([]);
});

test("a typed registration is sealed: the database alone does not give the secret", () => {
  const desk = testDesk({ GATEHOUSE_PRACTICE_TENANT: "off", ENTRA_CLIENT_ID: "", ENTRA_CLIENT_SECRET: "" });
  expect(findRegistration(desk.db, desk.environment)).toBeNull();
  saveRegistration(
    desk.admin,
    { clientId: CLIENT_ID, tenantId: TENANT, clientSecret: "a-very-secret-value" },
    desk.deps,
  );
  expect(findRegistration(desk.db, desk.environment)).toMatchObject({
    source: "settings",
    clientId: CLIENT_ID,
    tenantId: TENANT,
    credential: { kind: "secret", secret: "a-very-secret-value" },
  });
  expect(desk.db.$client.serialize().includes("a-very-secret-value")).toBe(false);
  expect(JSON.stringify(desk.db.select().from(sealedSecrets).all())).not.toContain(TENANT);
  expect(readFileSync(sealingKeyPath(desk.environment), "utf8")).not.toBe("");
  expect(auditOf(desk.db)).toEqual(["connection.registration-saved: Done"]);
});

test("a registration cannot be typed over the environment, nor by someone without the role", () => {
  const desk = testDesk();
  const input = { clientId: CLIENT_ID, tenantId: TENANT, clientSecret: "a-very-secret-value" };
  expect(() => saveRegistration(desk.admin, input, desk.deps)).toThrow("The environment decides");
  expect(() => saveRegistration(desk.as("employee"), input, desk.deps)).toThrow("Your role");
});

test("Graph is not opened without a connection, nor with another app than the one connected", () => {
  const desk = testDesk();
  const open = () => openGraph(desk.db, undefined, { environment: desk.environment });
  expect(open).toThrow(GraphError);
  connect(desk);
  expect(open).not.toThrow();
  desk.db
    .update(connections)
    .set({ clientId: "00000000-0000-4000-8000-000000000009" })
    .where(eq(connections.id, "entra"))
    .run();
  expect(open).toThrow("not the one this connection was made with");
});

test("what went wrong at Microsoft leads to its own page", () => {
  const outcome = (facts: ConstructorParameters<typeof GraphError>[0]) =>
    outcomeFromError(new GraphError(facts)).outcome;
  expect(outcome({ kind: "needs-reauthorization", code: "AADSTS7000215", message: "" })).toBe("wrong-secret");
  expect(outcome({ kind: "needs-reauthorization", code: "AADSTS53003", message: "" })).toBe(
    "conditional-access",
  );
  expect(outcome({ kind: "needs-reauthorization", code: "wrong-tenant", message: "" })).toBe("wrong-tenant");
  expect(outcome({ kind: "unavailable", code: "ECONNREFUSED", message: "" })).toBe("unreachable");
  expect(outcome({ kind: "missing-permission", message: "" })).toBe("missing-permission");
  expect(outcome({ kind: "invalid", code: "id-token", message: "" })).toBe("link-forged");
  expect(() => outcomeFromError(new Error("a bug"))).toThrow("a bug");
});
