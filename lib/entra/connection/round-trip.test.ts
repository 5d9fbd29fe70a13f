import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { completeConsent } from "./complete-consent.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { connectUnattended } from "./connect-unattended.ts";
import { findConnection } from "./data.ts";
import { markNeedsReauthorization } from "./mark-needs-reauthorization.ts";
import { ALL_POWERS, permissionsFor } from "./permissions.ts";
import {
  practiceDataDir,
  startPracticeTenant,
  type ConsentAnswer,
  type PracticeTenant,
} from "./practice-tenant-testing.ts";
import { callbackQuery } from "./schema.ts";
import { startConnect } from "./start-connect.ts";
import { auditOf, OTHER_TENANT, TENANT, testDesk } from "./testing.ts";

let tenant: PracticeTenant;
let desk: ReturnType<typeof testDesk>;

beforeAll(async () => {
  tenant = await startPracticeTenant(await freePort());
}, 60_000);
afterAll(() => tenant.stop());
beforeEach(async () => {
  desk = practiceDesk();
  await tenant.control("consent", { removeApp: true });
  await tenant.control("token");
  await tenant.control("faults");
});

function practiceDesk(source: Record<string, string> = {}) {
  const practice = { ENTRA_CLIENT_ID: "", ENTRA_CLIENT_SECRET: "", SANDBOX_PORT: String(tenant.port) };
  return testDesk({ GATEHOUSE_DATA_DIR: practiceDataDir(), ...practice, ...source });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const persona = (key: string) => tenant.personas.get(key) ?? key;

type Trip = {
  as?: string | null;
  powers?: readonly string[];
  answer?: ConsentAnswer;
  ctx?: Context;
  /** Runs when the browser is on its way back from consent. */
  meanwhile?: () => void | Promise<void>;
};

/** The whole way of a browser: start, sign in, consent, back. */
async function connect({
  as = persona("admin"),
  powers = ALL_POWERS,
  answer = "accept",
  ctx = desk.admin,
  meanwhile,
}: Trip = {}) {
  const started = await startConnect(ctx, { powers }, desk.deps);
  const { query, cookie } = await tenant.signIn(started, as);
  const signedIn = await completeSignIn(ctx, callbackQuery.parse(query), desk.deps);
  if (signedIn.status !== "consent") return signedIn;
  const back = await tenant.consent(signedIn.url, { cookie, objectId: as ?? "" }, answer);
  await meanwhile?.();
  return completeConsent(ctx, callbackQuery.parse(back), desk.deps);
}

test("an administrator's consent makes the connection, with the roles of a token and the name from Graph", async () => {
  expect(await connect()).toEqual({ status: "connected", isFirst: true });
  expect(findConnection(desk.db)).toMatchObject({
    status: "Importing",
    tenantId: TENANT,
    tenantName: "Calder Optics",
    isPractice: true,
    consentedBy: "Noor Haidari",
    grantedPermissions: permissionsFor(ALL_POWERS).toSorted(),
  });
  expect(auditOf(desk.db)).toEqual([
    "connection.connect-started: Started",
    "connection.tenant-proven: Done",
    "connection.connected: Done",
  ]);
});

test("a power that is off asks for nothing", async () => {
  await connect({ powers: [] });
  expect(findConnection(desk.db)?.grantedPermissions).toEqual(permissionsFor([]).toSorted());
});

test.each([
  ["the sign-in was cancelled", { as: null }, "declined"],
  ["consent was declined", { answer: "cancel" }, "declined"],
  ["the account is not an administrator's", { as: "not-an-admin", answer: "back" }, "not-enough-rights"],
] as const)("nothing is connected when %s", async (_name, trip, outcome) => {
  const chosen = "as" in trip ? { as: trip.as === null ? null : persona(trip.as) } : {};
  expect(await connect({ ...trip, ...chosen })).toMatchObject({ status: "failed", outcome });
  expect(desk.db.select().from(connections).all()).toEqual([]);
});

test("an app that has no place in the directory behind the token is told as such", async () => {
  expect(await connect({ as: "c0ffee00-0002-4a7e-9d00-0be0000000a1" })).toMatchObject({
    outcome: "app-not-found",
  });
  expect(findConnection(desk.db)).toBeNull();
});

test("a token that is for another tenant is refused", async () => {
  const result = await connect({
    meanwhile: () => tenant.control("token", { tenantIdInToken: OTHER_TENANT }),
  });
  expect(result).toMatchObject({ outcome: "wrong-tenant" });
  expect(findConnection(desk.db)).toBeNull();
});

test("a tenant whose Graph names another organization is refused", async () => {
  const body = {
    "@odata.context": "x",
    value: [{ id: OTHER_TENANT, displayName: "Other Company", verifiedDomains: [] }],
  };
  const effect = { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const rule = { match: { path: "/organization" }, phase: "before-effect", effect };
  expect(await connect({ meanwhile: () => tenant.control("faults", rule) })).toMatchObject({
    outcome: "wrong-tenant",
  });
  expect(findConnection(desk.db)).toBeNull();
});

test("a conditional access policy that blocks the token has its own outcome", async () => {
  const result = await connect({
    meanwhile: () => tenant.control("token", { isBlockedByConditionalAccess: true }),
  });
  expect(result).toMatchObject({ outcome: "conditional-access", code: "AADSTS53003" });
  expect(findConnection(desk.db)).toBeNull();
});

test("a desk that is set to one tenant refuses an account of another", async () => {
  desk = practiceDesk({ ENTRA_TENANT_ID: OTHER_TENANT });
  await expect(connect()).rejects.toThrow("stayed on its page");
  expect(findConnection(desk.db)).toBeNull();
});

test("a wrong secret has its own outcome", async () => {
  desk = practiceDesk({ GATEHOUSE_DATA_DIR: practiceDataDir("not-the-secret") });
  expect(await connect()).toMatchObject({ outcome: "wrong-secret", code: "AADSTS7000215" });
});

test("a practice tenant that is not there is said before anybody leaves", async () => {
  desk = practiceDesk({ SANDBOX_PORT: String(await freePort()) });
  await expect(connect()).rejects.toMatchObject({ code: "unavailable" });
});

test("Microsoft out of reach at the way back is said as such", async () => {
  const url = await startConnect(desk.admin, { powers: [] }, desk.deps);
  const { query } = await tenant.signIn(url, persona("admin"));
  const dead = `http://127.0.0.1:${await freePort()}`;
  const environment = { ...desk.environment, loginBaseUrl: dead, graphBaseUrl: dead };
  expect(
    await completeSignIn(desk.admin, callbackQuery.parse(query), { ...desk.deps, environment }),
  ).toMatchObject({ outcome: "unreachable" });
});

test("consent without the permissions for reading connects nothing, after waiting for them", async () => {
  const url = await startConnect(desk.admin, { powers: [] }, desk.deps);
  await tenant.register(["User.Read.All"]);
  const { query, cookie } = await tenant.signIn(url, persona("admin"));
  const signedIn = await completeSignIn(desk.admin, callbackQuery.parse(query), desk.deps);
  if (signedIn.status !== "consent") throw new Error(signedIn.outcome);
  const before = desk.time.now;
  const answer = await tenant.consent(signedIn.url, { cookie, objectId: persona("admin") }, "accept");
  expect(await completeConsent(desk.admin, callbackQuery.parse(answer), desk.deps)).toMatchObject({
    outcome: "missing-permission",
    code: "GroupMember.Read.All Application.Read.All Directory.Read.All",
  });
  expect(desk.time.now - before).toBeLessThanOrEqual(15_000);
  expect(findConnection(desk.db)).toBeNull();
});

test("an app that was removed again before we looked is told as such", async () => {
  const result = await connect({ meanwhile: () => tenant.control("consent", { removeApp: true }) });
  expect(result).toMatchObject({ outcome: "app-not-found", code: "AADSTS7000229" });
  expect(findConnection(desk.db)).toBeNull();
});

test("of two admins at once the slower one is told, and the connection is the faster one's", async () => {
  const result = await connect({
    meanwhile: async () => {
      desk.time.now += 1_000;
      await connect({ ctx: desk.as("admin", "session-2"), powers: [] });
    },
  });
  expect(result).toMatchObject({ outcome: "already-connected" });
  expect(findConnection(desk.db)?.powers).toEqual(["read-directory"]);
});

test("reconnecting reaches the same tenant and goes on", async () => {
  await connect({ powers: [] });
  desk.db.update(connections).set({ status: "Connected", finishedAt: 1 }).run();
  markNeedsReauthorization(desk.admin, { reason: "consent was revoked" });
  expect(await connect()).toEqual({ status: "connected", isFirst: false });
  expect(findConnection(desk.db)).toMatchObject({ status: "Connected", powers: ALL_POWERS });
});

test("a connection to another tenant never becomes this one's", async () => {
  const result = await connect({
    meanwhile: () =>
      inTransaction(desk.db, () => {
        const row = {
          tenantId: OTHER_TENANT,
          tenantName: "Other",
          cloud: "worldwide",
          clientId: "c",
          isPractice: true,
        };
        const more = { powers: [], grantedPermissions: [], permissionsReadAt: 0, consentedAt: 0 };
        const scope = { includeGuests: false, includeBlocked: false };
        desk.db
          .insert(connections)
          .values({ id: "entra", status: "Connected", scope, ...row, ...more })
          .run();
      }),
  });
  expect(result).toMatchObject({ outcome: "wrong-tenant" });
  expect(findConnection(desk.db)?.tenantId).toBe(OTHER_TENANT);
});

test("unattended, a tenant that has consented is connected with the powers it granted", async () => {
  await tenant.register(permissionsFor(["revoke-sessions"]));
  await tenant.control("consent", { grant: permissionsFor(["revoke-sessions"]) });
  const connection = await connectUnattended(desk.admin, TENANT.toUpperCase(), desk.deps);
  expect(connection).toMatchObject({
    status: "Importing",
    powers: ["read-directory", "revoke-sessions"],
    consentedBy: null,
  });
  await expect(connectUnattended(desk.admin, OTHER_TENANT, desk.deps)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(connectUnattended(desk.as("agent"), TENANT, desk.deps)).rejects.toMatchObject({
    code: "not-allowed",
  });
});

test("unattended, a tenant without consent stays unconnected", async () => {
  await expect(connectUnattended(desk.admin, TENANT, desk.deps)).rejects.toMatchObject({
    code: "AADSTS7000229",
  });
  expect(findConnection(desk.db)).toBeNull();
});
