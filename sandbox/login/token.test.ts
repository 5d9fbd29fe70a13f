import { createHash, createSign, X509Certificate } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  grantPermissions,
  removeClientPrincipal,
  revokePermissions,
  setClientPrincipalEnabled,
} from "../store/consent.ts";
import { defaultClientId, defaultClientSecret, tenantId } from "../store/constants.ts";
import { makeCertificate, type Certificate } from "./certificate-testing.ts";
import { readTokenPart } from "./signing-key.ts";
import { startPractice, type Practice } from "./testing.ts";
import { calmSwitches } from "./token-switches.ts";
import { otherTenant } from "./tenants.ts";

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());
beforeEach(() =>
  grantPermissions(practice.context.store, defaultClientId, ["User.Read.All", "Group.Read.All"]),
);
afterEach(() => {
  practice.clock.offsetMs = 0;
  Object.assign(practice.context.login.switches, calmSwitches);
});

async function refusal(change: Record<string, string>, tenant?: string) {
  const answer = await practice.token({ ...practice.appOnly, ...change }, tenant);
  // The endpoint's error shape; the assertions check it.
  const body = (await answer.json()) as {
    error: string;
    error_codes: number[];
    error_description: string;
    error_uri?: string;
  };
  return { status: answer.status, error: body.error, code: body.error_codes[0], body };
}

const pairs: Array<
  [what: string, change: Record<string, string>, tenant: string, status: number, error: string, code: number]
> = [
  ["a wrong secret", { client_secret: "wrong" }, tenantId, 401, "invalid_client", 7000215],
  ["no credential", { client_secret: "" }, tenantId, 401, "invalid_client", 7000218],
  [
    "an app nobody registered",
    { client_id: "11111111-1111-4111-8111-111111111111" },
    tenantId,
    400,
    "unauthorized_client",
    700016,
  ],
  [
    "the zero app",
    { client_id: "00000000-0000-0000-0000-000000000000" },
    tenantId,
    400,
    "unauthorized_client",
    700038,
  ],
  ["a tenant that does not exist", {}, "11111111-1111-4111-8111-111111111111", 400, "invalid_request", 90002],
  ["a domain that does not exist", {}, "nobody.example", 400, "invalid_request", 90002],
  ["a tenant name that is none", {}, "nonsense", 400, "invalid_request", 900023],
  ["common", {}, "common", 400, "invalid_request", 9001023],
  ["organizations", {}, "organizations", 400, "invalid_request", 9001023],
  [
    "another resource",
    { scope: "https://vault.azure.net/.default" },
    tenantId,
    400,
    "invalid_resource",
    500011,
  ],
  [
    "a scope without .default",
    { scope: "https://graph.microsoft.com/User.Read.All" },
    tenantId,
    400,
    "invalid_scope",
    70011,
  ],
  ["another grant type", { grant_type: "password" }, tenantId, 400, "unsupported_grant_type", 70003],
  ["no grant type", { grant_type: "" }, tenantId, 400, "invalid_request", 900144],
  ["a tenant that never consented", {}, otherTenant.id, 401, "invalid_client", 7000229],
];

describe("app-only tokens", () => {
  it.each(pairs)("refuses %s", async (_what, change, tenant, status, error, code) => {
    expect(await refusal(change, tenant)).toMatchObject({ status, error, code });
  });

  it("refuses an expired secret, a removed app, a disabled app and a blocked one by their own codes", async () => {
    const { store, login } = practice.context;
    login.directory.setSecrets(defaultClientId, [{ value: defaultClientSecret, expiresAt: Date.now() - 1 }]);
    expect(await refusal({})).toMatchObject({ status: 401, error: "invalid_client", code: 7000222 });
    login.directory.setSecrets(defaultClientId, [{ value: defaultClientSecret, expiresAt: null }]);
    setClientPrincipalEnabled(store, defaultClientId, false);
    expect(await refusal({})).toMatchObject({ status: 400, error: "unauthorized_client", code: 7000112 });
    setClientPrincipalEnabled(store, defaultClientId, true);
    login.switches.isBlockedByConditionalAccess = true;
    expect(await refusal({})).toMatchObject({ status: 400, error: "invalid_grant", code: 53003 });
    login.switches.isBlockedByConditionalAccess = false;
    removeClientPrincipal(store, defaultClientId);
    expect(await refusal({})).toMatchObject({ status: 401, error: "invalid_client", code: 7000229 });
  });

  it("tells an error as captured: description with its parts, codes, times, and no error_uri for two of them", async () => {
    const { body } = await refusal({ client_secret: "wrong" });
    expect(body).toEqual({
      error: "invalid_client",
      error_description: expect.stringMatching(
        /^AADSTS7000215: Invalid client secret provided\..* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
      ),
      error_codes: [7000215],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      error_uri: expect.stringMatching(/\/error\?code=7000215$/),
    });
    expect((await refusal({ grant_type: "password" })).body.error_uri).toBeUndefined();
    expect(
      (await refusal({ client_id: "00000000-0000-0000-0000-000000000000" })).body.error_uri,
    ).toBeUndefined();
  });

  it("issues a v1.0 token with the granted roles and no refresh token, by tenant id or domain", async () => {
    const answer = await practice.token(practice.appOnly, "calder.example");
    // As above.
    const body = (await answer.json()) as { access_token: string };
    expect(Object.keys(body)).toEqual(["token_type", "expires_in", "ext_expires_in", "access_token"]);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599 });
    expect(readTokenPart(body.access_token, 1)).toMatchObject({
      aud: "https://graph.microsoft.com",
      iss: `https://sts.windows.net/${tenantId}/`,
      ver: "1.0",
      idtyp: "app",
      appid: defaultClientId,
      app_displayname: "Gatehouse",
      tid: tenantId,
      roles: ["Group.Read.All", "User.Read.All"],
      appidacr: "1",
    });
  });

  it("issues a token without a roles claim when nothing is granted, and Graph then denies", async () => {
    revokePermissions(practice.context.store, defaultClientId, "all");
    // As above.
    const { access_token: token } = (await (await practice.token(practice.appOnly)).json()) as {
      access_token: string;
    };
    expect(readTokenPart(token, 1)).not.toHaveProperty("roles");
    expect((await practice.get("/v1.0/users", { authorization: `Bearer ${token}` })).status).toBe(403);
  });

  it("accepts a registered certificate and refuses a foreign one, an old assertion and another audience", async () => {
    const mine = makeCertificate();
    const foreign = makeCertificate();
    practice.context.login.directory.setCertificates(defaultClientId, [{ pem: mine.pem }]);
    const audience = `${practice.base}/${tenantId}/oauth2/v2.0/token`;
    const send = (assertion: string) =>
      refusalOrToken({
        grant_type: "client_credentials",
        client_id: defaultClientId,
        scope: practice.appOnly.scope,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: assertion,
      });
    expect(await send(assertionBy(mine, audience))).toBe(200);
    expect(
      await send(assertionBy(mine, `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)),
    ).toBe(200);
    expect(await send(assertionBy(foreign, audience))).toBe(700027);
    expect(await send(assertionBy(mine, "https://elsewhere.example"))).toBe(700023);
    expect(await send(assertionBy(mine, audience, -3600))).toBe(700024);
    expect(await send("not-a-token")).toBe(50027);
  });
});

async function refusalOrToken(fields: Record<string, string>): Promise<number | undefined> {
  const answer = await practice.token(fields);
  if (answer.status === 200) return 200;
  // As above.
  return ((await answer.json()) as { error_codes: number[] }).error_codes[0];
}

function assertionBy({ pem, key }: Certificate, aud: string, lifetime = 300): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const x5t = createHash("sha1").update(new X509Certificate(pem).raw).digest("base64url");
  const claims = {
    aud,
    iss: defaultClientId,
    sub: defaultClientId,
    jti: "1",
    nbf: now - 10,
    exp: now + lifetime,
  };
  const input = `${part({ alg: "RS256", typ: "JWT", x5t })}.${part(claims)}`;
  return `${input}.${createSign("sha256").update(input).sign(key).toString("base64url")}`;
}

describe("Graph's look at a token", () => {
  const ask = async (authorization?: string) => {
    const answer = await practice.get(
      "/v1.0/users?$top=1",
      authorization === undefined ? {} : { authorization },
    );
    // Graph's error shape; the assertions check it.
    const body = (await answer.json()) as { error?: { code: string; message: string } };
    return { status: answer.status, ...body.error };
  };
  const bearer = async () => {
    // The endpoint's success shape, tested above.
    const { access_token: token } = (await (await practice.token(practice.appOnly)).json()) as {
      access_token: string;
    };
    return `Bearer ${token}`;
  };

  it("answers 401 to no token, nonsense, a forged signature and an expired one", async () => {
    expect(await ask()).toMatchObject({
      status: 401,
      code: "InvalidAuthenticationToken",
      message: "Access token is empty.",
    });
    expect((await ask("Bearer nonsense")).message).toMatch(/^IDX14100: JWT is not well formed/);
    const good = await bearer();
    expect((await ask(good)).status).toBe(200);
    expect((await ask(`${good.slice(0, -6)}AAAAAA`)).status).toBe(401);
    practice.clock.offsetMs = 2 * 3_600_000;
    expect((await ask(good)).message).toBe("Lifetime validation failed, the token is expired.");
  });

  it("answers IdentityNotFound when the app was removed although its token lives", async () => {
    const good = await bearer();
    removeClientPrincipal(practice.context.store, defaultClientId);
    expect(await ask(good)).toMatchObject({ status: 401, code: "Authorization_IdentityNotFound" });
  });

  it("keeps the roles that are in the token until a new one is fetched", async () => {
    const good = await bearer();
    revokePermissions(practice.context.store, defaultClientId, "all");
    expect((await ask(await bearer())).status).toBe(403);
    expect([200, 403]).toContain((await ask(good)).status);
  });
});
