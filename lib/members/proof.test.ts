import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { members, proofDrafts, sessions } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import {
  practiceDataDir,
  startPracticeTenant,
  type PracticeTenant,
} from "#lib/entra/connection/practice-tenant-testing.ts";
import { auditOf, TENANT } from "#lib/entra/connection/testing.ts";
import { parseEnvironment, type Environment } from "#lib/platform/env.ts";
import { newId } from "#lib/platform/ids.ts";
import { PROOF_MS, requireProof } from "#lib/platform/require-proof.ts";
import { findActor, type MemberContext } from "#lib/platform/session.ts";
import { freePort } from "#lib/platform/testing.ts";
import { completeProof } from "./complete-proof.ts";
import { createAdmin } from "./create-admin.ts";
import { proveInPractice } from "./prove-in-practice.ts";
import { proveLocally } from "./prove-locally.ts";
import { startProof } from "./start-proof.ts";
import { startSession } from "./start-session.ts";
import type { SignInMethod } from "./types.ts";

const ORIGIN = "http://localhost:3000";
let tenant: PracticeTenant;
let environment: Environment;
let db: Database;
/** Real time plus what tests let pass: the tenant has the real one. */
let ahead = 0;
const clock = { now: () => Date.now() + ahead };

beforeAll(async () => {
  tenant = await startPracticeTenant(await freePort());
  environment = parseEnvironment({
    GATEHOUSE_DATA_DIR: practiceDataDir(),
    SANDBOX_PORT: String(tenant.port),
  });
}, 30_000);
afterAll(() => tenant.stop());
beforeEach(() => {
  db = testDatabase();
  ahead = 0;
});

const deps = () => ({ environment, sleep: async () => undefined });
const oid = (persona: string) => tenant.personas.get(persona) ?? "";
const contextOf = (reference: string): MemberContext => {
  const actor = findActor(db, clock, reference);
  if (actor === null) throw new Error("The session is not open.");
  return { db, clock, actor };
};

/** A member who signed in so; `provenAt` null as after a sign-in that Microsoft did not ask for. */
function signedIn(method: SignInMethod, persona = "agent", provenAt: number | null = null): MemberContext {
  const id = newId();
  const identity = { tenantId: TENANT, objectId: oid(persona) };
  const row = { id, email: `${persona}@calder.example`, displayName: persona, role: "agent" as const };
  db.insert(members)
    .values({ ...row, ...identity, createdAt: 1 })
    .run();
  return contextOf(startSession(db, clock, id, method, provenAt));
}

const isProven = (ctx: MemberContext): boolean => {
  try {
    requireProof(ctx);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "confirm-identity" });
    return false;
  }
};
const urlOf = (ctx: MemberContext) => {
  const way = startProof(ctx, { origin: ORIGIN }, deps());
  return way.way === "microsoft" ? way.url : "";
};
/** At Microsoft as `persona`, then back. */
async function prove(ctx: MemberContext, persona = "agent", url = urlOf(ctx)) {
  const { query } = await tenant.signIn(url, persona === "" ? null : oid(persona));
  return completeProof(ctx, { state: "", code: "", error: "", ...query }, deps());
}

test("a proof counts for ten minutes, of this session only, and none from the future counts", () => {
  const ctx = signedIn("local", "agent", clock.now());
  expect(isProven(ctx)).toBe(true);
  expect(isProven(signedIn("local", "employee"))).toBe(false);
  ahead = PROOF_MS + 1;
  expect(isProven(ctx)).toBe(false);
  ahead = -PROOF_MS;
  expect(isProven(ctx)).toBe(false);
  ahead = 0;
  db.update(sessions).set({ endedAt: 1 }).run();
  expect(isProven(ctx)).toBe(false);
});

test("a local account proves itself by its password, and the old cookie is worth nothing then", async () => {
  const admin = { db, clock, actor: { kind: "command-line", id: "command-line", displayName: "" } } as const;
  const { memberId, password } = await createAdmin(
    { ...admin, actor: { ...admin.actor, displayName: "Command line" } },
    { email: "emergency@calder.example" },
  );
  const stolen = startSession(db, clock, memberId, "local", null);
  const ctx = contextOf(stolen);
  expect(startProof(ctx, { origin: null }, deps())).toEqual({ way: "password" });
  await expect(proveLocally(ctx, { password: "not this one" })).rejects.toMatchObject({
    code: "not-allowed",
    fieldErrors: { password: "That is not your password." },
  });
  expect(isProven(ctx)).toBe(false);
  const renewed = contextOf(await proveLocally(ctx, { password }));
  expect(isProven(renewed)).toBe(true);
  expect(findActor(db, clock, stolen)).toBeNull();
  expect(auditOf(db).slice(-2)).toEqual(["member.confirm-refused: refused", "member.confirmed: Done"]);
});

test("guesses at the password run out", async () => {
  const ctx = signedIn("local");
  const guess = () => proveLocally(ctx, { password: "x" }).catch((error: { code: string }) => error.code);
  const answers = await Promise.all(Array.from({ length: 10 }, guess));
  expect(answers.filter((code) => code === "too-many-tries")).toHaveLength(2);
});

test("a click proves a persona, and nobody else, and none outside practice", () => {
  const persona = signedIn("practice");
  expect(startProof(persona, { origin: null }, deps())).toEqual({ way: "practice" });
  expect(isProven(contextOf(proveInPractice(persona, environment)))).toBe(true);
  for (const [ctx, settings] of [
    [signedIn("microsoft", "employee"), environment],
    [signedIn("practice", "manager"), { ...environment, isPractice: false }],
  ] as const)
    expect(() => proveInPractice(ctx, settings)).toThrow(expect.objectContaining({ code: "not-allowed" }));
});

test("who signed in with Microsoft proves it by a sign-in of now", async () => {
  const ctx = signedIn("microsoft");
  expect(isProven(ctx)).toBe(false);
  const result = await prove(ctx);
  expect(result.end).toBe("confirmed");
  if (result.end !== "confirmed") return;
  expect(isProven(contextOf(result.reference))).toBe(true);
  expect(auditOf(db)).toContain("member.confirmed: Done");
  expect(db.select().from(proofDrafts).all()).toEqual([]);
});

test("a session that Microsoft still has is not enough, whatever was taken out of the address", async () => {
  const ctx = signedIn("microsoft");
  // Signed in at Microsoft in this browser, ten minutes before the desk asks.
  const { cookie } = await tenant.signIn(urlOf(ctx), oid("agent"));
  ahead = 10 * 60_000;
  const url = new URL(urlOf(ctx));
  const visit = (address: URL) => fetch(address, { headers: { cookie }, redirect: "manual" });
  expect((await visit(url)).status).toBe(200);
  url.searchParams.delete("prompt");
  const back = new URL((await visit(url)).headers.get("location") ?? "");
  const query = { state: "", code: "", error: "", ...Object.fromEntries(back.searchParams) };
  expect(await completeProof(ctx, query, deps())).toEqual({ end: "not-fresh" });
  expect(isProven(ctx)).toBe(false);
});

test("a token that says no time proves nothing", async () => {
  const ctx = signedIn("microsoft");
  const url = new URL(urlOf(ctx));
  url.searchParams.delete("max_age");
  expect(await prove(ctx, "agent", url.href)).toEqual({ end: "no-time" });
});

test("somebody else's sign-in, a cancelled one and a late one prove nothing", async () => {
  const ctx = signedIn("microsoft");
  expect(await prove(ctx, "manager")).toEqual({ end: "other-person" });
  expect(await prove(ctx, "")).toEqual({ end: "cancelled" });
  const url = urlOf(ctx);
  const { query } = await tenant.signIn(url, oid("agent"));
  ahead = 10 * 60_000;
  expect(await completeProof(ctx, { state: "", code: "", error: "", ...query }, deps())).toEqual({
    end: "expired",
  });
  expect(isProven(ctx)).toBe(false);
});

test("a return belongs to the session that asked, and is used once", async () => {
  const ctx = signedIn("microsoft");
  const thief = contextOf(startSession(db, clock, ctx.actor.id, "microsoft", null));
  const { query } = await tenant.signIn(urlOf(ctx), oid("agent"));
  const given = { state: "", code: "", error: "", ...query };
  expect(await completeProof(thief, given, deps())).toEqual({ end: "expired" });
  const forged = { ...given, state: `${given.state}x` };
  expect(await completeProof(ctx, forged, deps())).toEqual({ end: "expired" });
  const first = await completeProof(ctx, given, deps());
  expect(first.end).toBe("confirmed");
  if (first.end !== "confirmed") return;
  expect(await completeProof(contextOf(first.reference), given, deps())).toEqual({ end: "expired" });
  const [kept] = db.select().from(sessions).where(eq(sessions.id, thief.actor.sessionId)).all();
  expect(kept?.provenAt).toBeNull();
});
