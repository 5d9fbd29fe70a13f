import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { defaultClientId, defaultClientSecret, tenantId } from "../store/constants.ts";
import { acceptsRedirect } from "./redirect-uri.ts";
import { readTokenPart } from "./signing-key.ts";
import {
  authorizePath,
  choose,
  cookieOf,
  persona,
  signIn,
  signInUri,
  startPractice,
  verifier,
  type Practice,
} from "./testing.ts";
import { otherAdmin, otherTenant } from "./tenants.ts";

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());
afterEach(() => {
  practice.clock.offsetMs = 0;
});

const redeem = async (code: string, change: Record<string, string> = {}, tenant: string = tenantId) => {
  const answer = await practice.token(
    {
      grant_type: "authorization_code",
      client_id: defaultClientId,
      client_secret: defaultClientSecret,
      code,
      redirect_uri: signInUri,
      code_verifier: verifier,
      ...change,
    },
    tenant,
  );
  // The endpoint's two shapes; the assertions check them.
  const body = (await answer.json()) as {
    id_token?: string;
    access_token?: string;
    refresh_token?: string;
    error?: string;
    error_codes?: number[];
  };
  return { status: answer.status, ...body, code: body.error_codes?.[0] };
};
const locationOf = (answer: Response) => new URL(answer.headers.get("location") ?? "about:blank");

describe("signing in", () => {
  it("shows every persona as a button and escapes what the address says", async () => {
    const page = await (await practice.get(authorizePath({ state: '"><script>alert(1)</script>' }))).text();
    for (const each of practice.context.login.directory.personas())
      expect(page).toContain(`>${each.displayName}</button>`);
    expect(page).toContain(`>${otherAdmin.displayName}</button>`);
    expect(page).toContain("Not Microsoft");
    expect(page).not.toContain("<script>alert");
  });

  it("gives a code with the state, and for it an id token with the promised claims", async () => {
    const admin = persona(practice, "admin");
    const answer = await choose(practice, authorizePath(), admin.objectId);
    expect(answer.status).toBe(302);
    expect(locationOf(answer).searchParams.get("state")).toBe("state-1");
    const tokens = await redeem(locationOf(answer).searchParams.get("code") ?? "");
    expect(tokens.refresh_token).toBeUndefined();
    expect(readTokenPart(tokens.id_token ?? "", 1)).toMatchObject({
      iss: `${practice.base}/${tenantId}/v2.0`,
      aud: defaultClientId,
      tid: tenantId,
      oid: admin.objectId,
      preferred_username: admin.userPrincipalName,
      name: "Noor Haidari",
      email: admin.mail,
      nonce: "nonce-1",
      ver: "2.0",
      amr: ["pwd", "mfa"],
      wids: expect.arrayContaining(["62e90394-69f5-4237-9190-012177145e10"]),
    });
    expect(practice.context.login.key.hasSigned(tokens.id_token ?? "")).toBe(true);
    const graph = await practice.get("/v1.0/users", { authorization: `Bearer ${tokens.access_token}` });
    expect(graph.status).toBe(403);
  });

  it("lets the other tenant's admin in through organizations only", async () => {
    const answer = await choose(practice, authorizePath({}, "organizations"), otherAdmin.objectId);
    const tokens = await redeem(locationOf(answer).searchParams.get("code") ?? "", {}, "organizations");
    expect(readTokenPart(tokens.id_token ?? "", 1)).toMatchObject({
      tid: otherTenant.id,
      iss: `${practice.base}/${otherTenant.id}/v2.0`,
    });
    const refused = await choose(practice, authorizePath(), otherAdmin.objectId);
    expect(await refused.text()).toContain("AADSTS50020");
  });

  it("refuses blocked accounts and sends Cancel back as access_denied", async () => {
    const [blocked] = practice.context.login.directory.search("farid.rahimi", 1);
    expect(await (await choose(practice, authorizePath(), blocked?.objectId ?? "")).text()).toContain(
      "AADSTS50057",
    );
    const cancelled = locationOf(await practice.post(authorizePath(), { practice_cancel: "1" }));
    expect(Object.fromEntries(cancelled.searchParams)).toMatchObject({
      error: "access_denied",
      state: "state-1",
    });
  });

  it("remembers the browser unless prompt asks for a choice, and answers prompt=none without one", async () => {
    const cookie = cookieOf(await choose(practice, authorizePath(), persona(practice, "agent").objectId));
    expect((await practice.get(authorizePath(), { cookie })).status).toBe(302);
    expect((await practice.get(authorizePath({ prompt: "select_account" }), { cookie })).status).toBe(200);
    expect((await practice.get(authorizePath({ prompt: "login" }), { cookie })).status).toBe(200);
    expect(
      (await practice.get(authorizePath({ login_hint: "noor.haidari@calder.example" }), { cookie })).status,
    ).toBe(200);
    expect(locationOf(await practice.get(authorizePath({ prompt: "none" }))).searchParams.get("error")).toBe(
      "login_required",
    );
    const out = await practice.get(`/${tenantId}/oauth2/v2.0/logout`, { cookie });
    expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
    expect((await practice.get(authorizePath(), { cookie })).status).toBe(200);
  });

  it("asks again when the sign-in is older than max_age, and says then when it was", async () => {
    const agent = persona(practice, "agent").objectId;
    const cookie = cookieOf(await choose(practice, authorizePath(), agent));
    const statusOf = async (change: Record<string, string>) =>
      (await practice.get(authorizePath(change), { cookie })).status;
    expect(await statusOf({ max_age: "600" })).toBe(302);
    expect(await statusOf({ max_age: "0" })).toBe(200);
    practice.clock.offsetMs = 601_000;
    expect(await statusOf({ max_age: "600" })).toBe(200);
    expect(await statusOf({})).toBe(302);
    const silent = await practice.get(authorizePath({ max_age: "600", prompt: "none" }), { cookie });
    expect(locationOf(silent).searchParams.get("error")).toBe("login_required");
    const wrong = await practice.get(authorizePath({ max_age: "soon" }), { cookie });
    expect(locationOf(wrong).searchParams.get("error")).toBe("invalid_request");
    const timed = locationOf(await choose(practice, authorizePath({ max_age: "600" }), agent));
    const claims = readTokenPart((await redeem(timed.searchParams.get("code") ?? "")).id_token ?? "", 1) as {
      auth_time: number;
      exp: number;
    };
    expect(Math.abs(claims.auth_time * 1000 - Date.now() - 601_000)).toBeLessThan(5_000);
    expect(claims.exp).toBe(claims.auth_time + 600);
    const untimed = locationOf(await practice.get(authorizePath(), { cookie }));
    expect(
      readTokenPart((await redeem(untimed.searchParams.get("code") ?? "")).id_token ?? "", 1),
    ).not.toHaveProperty("auth_time");
  });

  it("answers form_post with a form to the client and nothing in the address", async () => {
    const answer = await choose(
      practice,
      authorizePath({ response_mode: "form_post" }),
      persona(practice, "agent").objectId,
    );
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(
      /<form method="post" action="http:\/\/localhost:3000\/api\/entra\/callback\/sign-in"><input type="hidden" name="code"/,
    );
  });

  it("shows errors of client and redirect URI on a page and never redirects there", async () => {
    for (const [change, code] of [
      [{ redirect_uri: "http://evil.example/api/entra/callback/sign-in" }, "AADSTS50011"],
      [{ redirect_uri: undefined }, "AADSTS900971"],
      [{ client_id: "11111111-1111-4111-8111-111111111111" }, "AADSTS700016"],
    ] as const) {
      const answer = await practice.get(authorizePath(change));
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(code);
    }
  });

  it("sends other faults of the request back to the client", async () => {
    const error = async (change: Record<string, string>) =>
      locationOf(await practice.get(authorizePath(change))).searchParams.get("error");
    expect(await error({ response_type: "token" })).toBe("unsupported_response_type");
    expect(await error({ code_challenge_method: "plain" })).toBe("invalid_request");
    expect(await error({ prompt: "maybe" })).toBe("invalid_request");
    expect(await error({ scope: "" })).toBe("invalid_request");
  });

  it("refuses a form sent by another site", async () => {
    const answer = await practice.post(
      authorizePath(),
      { practice_person: persona(practice, "admin").objectId },
      { origin: "https://evil.example" },
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
  });
});

describe("authorization codes", () => {
  it("work once", async () => {
    const code = await signIn(practice, "agent");
    expect((await redeem(code)).status).toBe(200);
    expect(await redeem(code)).toMatchObject({ status: 400, error: "invalid_grant", code: 54005 });
  });

  it("end after ten minutes, and nonsense was never one", async () => {
    const code = await signIn(practice, "agent");
    practice.clock.offsetMs = 11 * 60_000;
    expect(await redeem(code)).toMatchObject({ status: 400, error: "invalid_grant", code: 70008 });
    expect(await redeem("nonsense")).toMatchObject({ status: 400, error: "invalid_grant", code: 9002313 });
  });

  it("are bound to the PKCE verifier, the redirect URI, the tenant and the client's secret", async () => {
    expect(await redeem(await signIn(practice, "agent"), { code_verifier: "wrong" })).toMatchObject({
      error: "invalid_grant",
      code: 501481,
    });
    expect(await redeem(await signIn(practice, "agent"), { code_verifier: "" })).toMatchObject({
      code: 501481,
    });
    expect(await redeem(await signIn(practice, "agent"), { redirect_uri: `${signInUri}/` })).toMatchObject({
      error: "invalid_client",
      code: 500112,
    });
    expect(await redeem(await signIn(practice, "agent"), {}, otherTenant.id)).toMatchObject({
      error: "invalid_grant",
    });
    expect(await redeem(await signIn(practice, "agent"), { client_secret: "" })).toMatchObject({
      status: 401,
      code: 7000218,
    });
  });
});

describe("redirect URIs", () => {
  it.each([
    ["http://localhost:3000/api/entra/callback/consent", true],
    ["http://127.0.0.1:41234/api/entra/callback/sign-in", true],
    ["http://[::1]:3000/api/auth/callback/microsoft", true],
    ["https://desk.example/callback", true],
    ["https://desk.example/callback/", false],
    ["https://desk.example/callback?x=1", false],
    ["http://localhost:3000/api/entra/callback/consent?x=1", false],
    ["http://localhost:3000/api/entra/callback/consent#x", false],
    ["http://localhost:3000/api/entra/callback/other", false],
    ["http://localhost:3000/api/entra/callback/../callback/consent", false],
    ["http://user@localhost:3000/api/entra/callback/consent", false],
    ["http://localhost.evil.example/api/entra/callback/consent", false],
    ["http://evil.example/api/entra/callback/consent", false],
    ["javascript:alert(1)", false],
    ["/api/entra/callback/consent", false],
  ])("takes %s: %s", (asked, isAccepted) => {
    expect(acceptsRedirect(["https://desk.example/callback"], asked)).toBe(isAccepted);
  });
});

describe("metadata", () => {
  it("names the endpoints of the tenant, keeps the template for shared ones, and publishes the key", async () => {
    const read = async (path: string) =>
      (await practice.get(path)).json() as Promise<Record<string, unknown>>;
    expect(await read("/calder.example/v2.0/.well-known/openid-configuration")).toMatchObject({
      issuer: `${practice.base}/${tenantId}/v2.0`,
      token_endpoint: `${practice.base}/${tenantId}/oauth2/v2.0/token`,
    });
    expect((await read("/organizations/v2.0/.well-known/openid-configuration")).issuer).toBe(
      `${practice.base}/{tenantid}/v2.0`,
    );
    expect(await read("/common/discovery/v2.0/keys")).toMatchObject({
      keys: [{ kty: "RSA", kid: practice.context.login.key.keyId }],
    });
    const endpoint = encodeURIComponent(`${practice.base}/${tenantId}/oauth2/v2.0/authorize`);
    expect(
      await read(`/common/discovery/instance?api-version=1.1&authorization_endpoint=${endpoint}`),
    ).toHaveProperty("metadata");
    expect(
      (await practice.get("/common/discovery/instance?authorization_endpoint=https%3A%2F%2Fevil.example%2Fx"))
        .status,
    ).toBe(400);
    expect((await practice.get("/nobody.example/v2.0/.well-known/openid-configuration")).status).toBe(400);
  });
});
