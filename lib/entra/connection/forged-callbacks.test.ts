import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { connectDrafts, connections } from "#db/schema/index.ts";
import { completeConsent } from "./complete-consent.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { newState } from "./connect-draft.ts";
import { callbackQuery } from "./schema.ts";
import { startConnect } from "./start-connect.ts";
import { auditOf, OTHER_TENANT, TENANT, testDesk } from "./testing.ts";

let desk = testDesk();
beforeEach(() => {
  desk = testDesk();
});

const query = (fields: Record<string, string>) => callbackQuery.parse(fields);
const draft = () => desk.db.select().from(connectDrafts).get();

async function startedState(): Promise<string> {
  const url = await startConnect(desk.admin, { powers: [] }, desk.deps);
  return new URL(url).searchParams.get("state") ?? "";
}

/** A sign-in that has proven the tenant, as `completeSignIn` leaves it. */
async function stateAtConsent(): Promise<string> {
  const [id = ""] = (await startedState()).split(".");
  const { state, stateHash } = newState(id);
  desk.db
    .update(connectDrafts)
    .set({ phase: "consent", stateHash, tenantId: TENANT })
    .where(eq(connectDrafts.id, id))
    .run();
  return state;
}

const granted = (state: string, more: Record<string, string> = {}) =>
  query({ state, tenant: TENANT, admin_consent: "True", ...more });

/** None of these may touch the network or leave a connection behind. */
function expectNothingConnected(): void {
  expect(desk.db.select().from(connections).all()).toEqual([]);
}

describe("a callback after signing in is refused when", () => {
  const signIn = (state: string, ctx = desk.admin, more: Record<string, string> = {}) =>
    completeSignIn(ctx, query({ state, code: "x", ...more }), desk.deps);

  test("there is no state at all", async () => {
    expect(await signIn("")).toMatchObject({ outcome: "link-forged" });
    expectNothingConnected();
  });

  test("the state was made up", async () => {
    await startedState();
    expect(await signIn(`${"0".repeat(36)}.abc`)).toMatchObject({ outcome: "link-forged" });
  });

  test("one character of the state was changed", async () => {
    const state = await startedState();
    expect(await signIn(`${state.slice(0, -1)}${state.endsWith("A") ? "B" : "A"}`)).toMatchObject({
      outcome: "link-forged",
    });
    expect(draft()?.phase).toBe("sign-in");
  });

  test("it belongs to another session, and the true owner can still go on", async () => {
    const state = await startedState();
    expect(await signIn(state, desk.as("admin", "session-2"))).toMatchObject({ outcome: "link-forged" });
    expect(await signIn(state, desk.admin, { error: "access_denied" })).toMatchObject({
      outcome: "declined",
    });
  });

  test("ten minutes have passed", async () => {
    const state = await startedState();
    desk.time.now += 10 * 60_000;
    expect(await signIn(state)).toMatchObject({ outcome: "link-expired" });
  });

  test("it comes a second time", async () => {
    const state = await startedState();
    await signIn(state, desk.admin, { error: "access_denied" });
    expect(await signIn(state, desk.admin, { error: "access_denied" })).toMatchObject({
      outcome: "link-replayed",
    });
    expect(auditOf(desk.db)).toEqual([
      "connection.connect-started: Started",
      "connection.connect-failed: declined",
      "connection.callback-refused: link-replayed",
    ]);
  });

  test("it carries the state of the consent step", async () => {
    expect(await signIn(await stateAtConsent())).toMatchObject({ outcome: "link-replayed" });
  });

  test("the one who brings it is not an admin any more", async () => {
    const state = await startedState();
    await expect(signIn(state, desk.as("agent"))).rejects.toMatchObject({ code: "not-allowed" });
    await expect(completeConsent(desk.as("employee"), granted(state), desk.deps)).rejects.toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("a callback after consent is refused when", () => {
  const consent = (answer: ReturnType<typeof granted>, ctx = desk.admin) =>
    completeConsent(ctx, answer, desk.deps);

  test("it carries the state of the sign-in step", async () => {
    expect(await consent(granted(await startedState()))).toMatchObject({ outcome: "link-replayed" });
    expectNothingConnected();
  });

  test("it names another tenant than the one proven", async () => {
    const state = await stateAtConsent();
    expect(await consent(granted(state, { tenant: OTHER_TENANT }))).toMatchObject({
      outcome: "wrong-tenant",
    });
    expectNothingConnected();
    expect(await consent(granted(state))).toMatchObject({ outcome: "link-replayed" });
  });

  test("it names no tenant", async () => {
    expect(await consent(granted(await stateAtConsent(), { tenant: "" }))).toMatchObject({
      outcome: "wrong-tenant",
    });
  });

  test("it has an error beside admin_consent=True", async () => {
    const text = "AADSTS65004: User declined to consent to access the app.";
    const answer = granted(await stateAtConsent(), {
      error: "access_denied",
      error_description: text,
      tenant: "",
    });
    expect(await consent(answer)).toMatchObject({ outcome: "declined", code: "AADSTS65004" });
    expectNothingConnected();
  });

  test("admin_consent is missing or False", async () => {
    expect(await consent(granted(await stateAtConsent(), { admin_consent: "False" }))).toMatchObject({
      outcome: "link-forged",
    });
    expect(await consent(granted(await stateAtConsent(), { admin_consent: "" }))).toMatchObject({
      outcome: "link-forged",
    });
  });

  test("it belongs to another session", async () => {
    expect(await consent(granted(await stateAtConsent()), desk.as("admin", "session-2"))).toMatchObject({
      outcome: "link-forged",
    });
  });

  test("ten minutes have passed since the start", async () => {
    const state = await stateAtConsent();
    desk.time.now += 10 * 60_000;
    expect(await consent(granted(state))).toMatchObject({ outcome: "link-expired" });
  });
});

test("starting to connect refuses someone without the role", async () => {
  await expect(startConnect(desk.as("agent"), { powers: [] }, desk.deps)).rejects.toMatchObject({
    code: "not-allowed",
  });
  expect(draft()).toBeUndefined();
});

test("the way to Microsoft carries PKCE, a nonce and a state that is kept only hashed", async () => {
  const url = new URL(await startConnect(desk.admin, { powers: ["revoke-sessions"] }, desk.deps));
  expect(`${url.origin}${url.pathname}`).toBe(
    "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
  );
  const asked = Object.fromEntries(url.searchParams);
  expect(asked).toMatchObject({
    scope: "openid profile",
    prompt: "select_account",
    code_challenge_method: "S256",
    response_type: "code",
  });
  expect(asked.redirect_uri).toBe("http://localhost:3000/api/entra/callback/sign-in");
  const row = draft();
  expect(row?.powers).toEqual(["read-directory", "revoke-sessions"]);
  const kept = JSON.stringify(row);
  for (const secret of [asked.state ?? "-", asked.nonce ?? "-", asked.state?.split(".")[1] ?? "-"])
    expect(kept).not.toContain(secret);
});

test("the browser's own origin is used for coming back only when it is one of ours", async () => {
  const redirectOf = async (origin: string) =>
    new URL(await startConnect(desk.admin, { powers: [], origin }, desk.deps)).searchParams.get(
      "redirect_uri",
    );
  expect(await redirectOf("http://127.0.0.1:3000")).toBe("http://127.0.0.1:3000/api/entra/callback/sign-in");
  expect(await redirectOf("https://evil.example")).toBe("http://localhost:3000/api/entra/callback/sign-in");
});
