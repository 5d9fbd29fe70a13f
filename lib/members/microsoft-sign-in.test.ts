import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { auditEntries, members, people, sessions } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import {
  PRACTICE_SECRET,
  startPracticeTenant,
  type PracticeTenant,
} from "#lib/entra/connection/practice-tenant-testing.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { findActor } from "#lib/platform/session.ts";
import { freePort } from "#lib/platform/testing.ts";
import { microsoftSignIn } from "./microsoft-sign-in.ts";

const TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
const DESK = "http://localhost:3000";
const HOME = `${DESK}/`;
const registration = {
  tenantId: TENANT,
  clientId: "6a7e4005-0000-4000-8000-000000000001",
  clientSecret: PRACTICE_SECRET,
};

// Read once per process by env(), before the first test.
process.env.GATEHOUSE_DATA_DIR = mkdtempSync(join(tmpdir(), "gatehouse-"));
process.env.GATEHOUSE_PRACTICE_TENANT = "on";
process.env.AUTH_SECRET = "a secret of the test, long enough for all";
process.env.NEXTAUTH_URL = DESK;

const holder = globalThis as { gatehouseDatabase?: Database };
let tenant: PracticeTenant;
let db: Database;

beforeAll(async () => {
  const port = await freePort();
  process.env.SANDBOX_PORT = String(port);
  tenant = await startPracticeTenant(port);
}, 30_000);
afterAll(() => tenant.stop());
beforeEach(() => {
  db = testDatabase();
  holder.gatehouseDatabase = db;
});

const oid = (persona: string) => tenant.personas.get(persona) ?? "";

/** Puts a persona into the mirror, as the import would. */
function listed(persona: string, given: Partial<typeof people.$inferInsert> = {}): void {
  const { id } = new Company(db).person({ displayName: persona, ...given });
  db.update(people)
    .set({ objectId: oid(persona) })
    .where(eq(people.id, id))
    .run();
}

/** A browser with its cookies, talking to next-auth as the route does. */
function browser(options = microsoftSignIn(registration)) {
  const cookies = new Map<string, string>();
  async function call(
    method: string,
    path: string[],
    query: Record<string, string>,
    body: Record<string, string> = {},
  ) {
    const answer = { status: 200, location: "", body: undefined as unknown, setCookies: [] as string[] };
    const headers = new Map<string, unknown>();
    const response = {
      status: (code: number) => Object.assign(response, { code: (answer.status = code) }),
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: unknown) => headers.set(name.toLowerCase(), value) && response,
      end: () => undefined,
      send: (value: unknown) => (answer.body = value),
      json: (value: unknown) => (answer.body = value),
    };
    const request = {
      method,
      body,
      headers: { host: "localhost:3000" },
      cookies: Object.fromEntries(cookies),
      query: { ...query, nextauth: path },
    };
    // next-auth reads exactly these members of what Next would hand it.
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
    answer.location = String(headers.get("location") ?? "");
    answer.setCookies = [headers.get("set-cookie") ?? []].flat().map(String);
    for (const line of answer.setCookies) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    }
    return answer;
  }
  async function begin(callbackUrl = HOME): Promise<string> {
    const { body } = await call("GET", ["csrf"], {});
    const { csrfToken } = body as { csrfToken: string };
    return (await call("POST", ["signin", "microsoft"], {}, { csrfToken, callbackUrl })).location;
  }
  const finish = (query: Record<string, string>) => call("GET", ["callback", "microsoft"], query);
  async function signIn(persona: string, callbackUrl?: string) {
    return finish((await tenant.signIn(await begin(callbackUrl), oid(persona))).query);
  }
  const session = () => findActor(db, systemClock, cookies.get("gatehouse.session") ?? "");
  return { begin, finish, signIn, session, cookies };
}

test("a person in scope signs in, becomes an employee, and the cookie is a bare reference", async () => {
  listed("employee");
  const { signIn, session, cookies } = browser();
  const answer = await signIn("employee");
  expect(answer.location).toBe(HOME);
  expect(session()).toMatchObject({
    role: "employee",
    displayName: "Ikram Benali",
    objectId: oid("employee"),
  });
  expect(cookies.get("gatehouse.session")).toMatch(/^[\w-]{43}$/);
  expect(answer.setCookies.find((line) => line.startsWith("gatehouse.session="))).toMatch(
    /HttpOnly.*SameSite=Lax/,
  );
});

test("signing in again keeps the member and the role, with a new reference", async () => {
  listed("employee");
  const { signIn, session, cookies } = browser();
  await signIn("employee");
  const first = cookies.get("gatehouse.session");
  db.update(members).set({ role: "agent" }).run();
  await signIn("employee");
  expect(cookies.get("gatehouse.session")).not.toBe(first);
  expect(session()?.role).toBe("agent");
  expect(db.select().from(members).all()).toHaveLength(1);
});

test("the round trip asks with PKCE, state and nonce", async () => {
  const asked = new URL(await browser().begin());
  expect(asked.origin).toBe(tenant.url);
  expect(asked.pathname).toBe(`/${TENANT}/oauth2/v2.0/authorize`);
  expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
  expect(asked.searchParams.get("state")).toMatch(/^[\w-]{40,}$/);
  expect(asked.searchParams.get("nonce")).toMatch(/^[\w-]{40,}$/);
  expect(asked.searchParams.get("redirect_uri")).toBe(`${DESK}/api/auth/callback/microsoft`);
});

test.each([
  ["blocked", { status: "Blocked" }],
  ["blocked", { status: "Deleted" }],
  ["not-listed", { inScope: false }],
] as const)("a person who is %s stays outside and gets no member", async (reason, given) => {
  listed("employee", given);
  const { signIn, session } = browser();
  expect((await signIn("employee")).location).toBe(`/sign-in?error=${reason}`);
  expect(session()).toBeNull();
  expect(db.select().from(members).all()).toEqual([]);
  expect(db.select().from(sessions).all()).toEqual([]);
});

test("somebody the mirror doesn't know stays outside", async () => {
  expect((await browser().signIn("manager")).location).toBe("/sign-in?error=not-listed");
});

test("an agent made so by name may come in out of scope, but not once disabled", async () => {
  listed("agent", { inScope: false });
  const identity = {
    tenantId: TENANT,
    objectId: oid("agent"),
    email: "k@calder.example",
    displayName: "Kwame",
  };
  db.insert(members)
    .values({ id: newId(), ...identity, role: "agent", createdAt: 0 })
    .run();
  const { signIn, session } = browser();
  expect((await signIn("agent")).location).toBe(HOME);
  expect(session()?.role).toBe("agent");
  db.update(members).set({ disabledAt: 1 }).run();
  expect((await signIn("agent")).location).toBe("/sign-in?error=ended");
});

test("a tenant other than the connected one is not let in", async () => {
  listed("employee");
  const options = microsoftSignIn(registration);
  const { callbacks } = options;
  const profile = {
    tid: "c0ffee00-0002-4a7e-9d00-0be000000002",
    oid: oid("employee"),
    name: "X",
    preferred_username: "x@y.example",
  };
  const params = { profile, user: { id: "x" }, account: null };
  expect(await callbacks?.signIn?.(params)).toBe("/sign-in?error=other-tenant");
  expect(() => callbacks?.jwt?.({ ...params, token: {} })).toThrow(/tenant/);
});

test("cancelling goes back to the sign-in page", async () => {
  const { begin, finish, session } = browser();
  const { query } = await tenant.signIn(await begin(), null);
  expect((await finish(query)).location).toMatch(/\/error\?error=|\/sign-in\?error=/);
  expect(session()).toBeNull();
});

test("an answer meant for another browser, or replayed, opens nothing", async () => {
  listed("employee");
  const victim = browser();
  const attacker = browser();
  const { query } = await tenant.signIn(await attacker.begin(), oid("employee"));
  await victim.begin();
  expect((await victim.finish(query)).location).toContain("error=OAuthCallback");
  expect((await browser().finish(query)).location).toContain("error=OAuthCallback");
  await attacker.finish(query);
  const open = db.select().from(sessions).all().length;
  expect((await attacker.finish(query)).location).toContain("error=OAuthCallback");
  expect(db.select().from(sessions).all()).toHaveLength(open);
  expect(victim.session()).toBeNull();
});

test("a forged state is refused", async () => {
  listed("employee");
  const { begin, finish, session } = browser();
  const { query } = await tenant.signIn(await begin(), oid("employee"));
  expect((await finish({ ...query, state: "forged" })).location).toContain("error=OAuthCallback");
  expect(session()).toBeNull();
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "http://localhost:3000.evil.example/",
  "javascript:alert(1)",
])("after signing in nobody is sent to %s", async (target) => {
  listed("employee");
  const { location } = await browser().signIn("employee", target);
  expect(new URL(location, HOME).origin).toBe(DESK);
});

test("a sign-in is written down once, without the token", async () => {
  listed("employee");
  await browser().signIn("employee");
  const lines = db.select().from(auditEntries).all();
  expect(lines.map((line) => line.event)).toEqual(["member.signed-in"]);
  expect(JSON.stringify(lines)).not.toContain("eyJ");
});
