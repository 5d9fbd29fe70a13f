import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { exportJWK, SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { authorizeUrl, adminConsentUrl, verifyIdToken } from "./sign-in.ts";
import { failureOf } from "./testing.ts";
import type { Transport } from "./transport.ts";

const TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
const OTHER = "c0ffee00-0002-4a7e-9d00-0be000000002";
const LOGIN = "https://login.microsoftonline.com";
const CLIENT_ID = "6a7e4005-0000-4000-8000-000000000001";
const OID = "5f0e4b4a-0000-4000-8000-000000000001";

const registration = {
  clientId: CLIENT_ID,
  credential: { kind: "secret" as const, secret: "s" },
  loginUrl: LOGIN,
  graphUrl: "https://graph.microsoft.com",
};
const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });

const asked: string[] = [];
const transport: Transport = async ({ url }) => {
  asked.push(url);
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  return { status: 200, headers: new Map(), text: JSON.stringify({ keys: [jwk] }) };
};

const CLAIMS = {
  tid: TENANT,
  oid: OID,
  nonce: "n",
  name: "Noor Haidari",
  iss: `${LOGIN}/${TENANT}/v2.0`,
  aud: CLIENT_ID,
};

function sign(
  claims: Record<string, unknown> = {},
  options: { key?: KeyObject | Uint8Array; alg?: string; expires?: string } = {},
) {
  return new SignJWT({ ...CLAIMS, ...claims })
    .setProtectedHeader({ alg: options.alg ?? "RS256", kid: "k1" })
    .setIssuedAt()
    .setExpirationTime(options.expires ?? "1h")
    .sign(options.key ?? ours.privateKey);
}

const verify = (token: string) => verifyIdToken(registration, token, "n", transport);

test("a token of Microsoft for this sign-in proves tenant and person", async () => {
  expect(await verify(await sign())).toEqual({
    tenantId: TENANT,
    objectId: OID,
    displayName: "Noor Haidari",
    authenticatedAt: null,
  });
  expect(asked.at(-1)).toBe(`${LOGIN}/${TENANT}/discovery/v2.0/keys`);
});

test("a token says when the credentials were entered, where Microsoft said so", async () => {
  expect(await verify(await sign({ auth_time: 1_790_000_000 }))).toMatchObject({
    authenticatedAt: 1_790_000_000_000,
  });
  for (const auth_time of ["1790000000", 0, -5, null])
    expect(await verify(await sign({ auth_time }))).toMatchObject({ authenticatedAt: null });
});

test("a fresh sign-in is asked for by prompt and age", () => {
  const facts = { authority: TENANT, redirectUri: "http://localhost:3000/cb", state: "s", nonce: "n" };
  const freshness = { maxAgeSeconds: 600, loginHint: "noor@calder.example" };
  const query = new URL(authorizeUrl(registration, { ...facts, verifier: "v", freshness })).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    prompt: "login",
    max_age: "600",
    login_hint: "noor@calder.example",
  });
});

test.each([
  ["another issuer", () => sign({ iss: `https://login.microsoftonline.us/${TENANT}/v2.0` })],
  ["the issuer of another tenant", () => sign({ iss: `${LOGIN}/${OTHER}/v2.0` })],
  ["another tenant than its issuer", () => sign({ tid: OTHER })],
  ["another app", () => sign({ aud: "00000000-0000-4000-8000-000000000002" })],
  ["another nonce", () => sign({ nonce: "other" })],
  ["no nonce", () => sign({ nonce: undefined })],
  ["no person", () => sign({ oid: undefined })],
  ["a tenant that is no GUID", () => sign({ tid: "../evil" })],
  ["an end in the past", () => sign({}, { expires: "-2m" })],
  ["a foreign key", () => sign({}, { key: foreign.privateKey })],
  [
    "a shared-secret signature",
    () => sign({}, { alg: "HS256", key: new TextEncoder().encode("s".repeat(32)) }),
  ],
  ["no signature", async () => new UnsecuredJWT(CLAIMS).setExpirationTime("1h").encode()],
  ["nothing of a token", async () => "abc"],
])("a token with %s is refused", async (_name, make) => {
  expect(await failureOf(verify(await make()))).toMatchObject({ kind: "invalid", code: "id-token" });
});

test("both addresses at Microsoft are built from the registration and escape what they carry", () => {
  const facts = {
    authority: TENANT,
    redirectUri: "http://localhost:3000/cb",
    state: "a&b=c",
    nonce: "n",
    verifier: "v",
  };
  expect(new URL(authorizeUrl(registration, facts)).searchParams.get("state")).toBe("a&b=c");
  const consent = new URL(
    adminConsentUrl(registration, {
      tenantId: TENANT,
      redirectUri: "http://x/cb",
      state: "s",
      graphScopeUrl: "https://graph.microsoft.com",
    }),
  );
  expect(consent.pathname).toBe(`/${TENANT}/v2.0/adminconsent`);
  expect(consent.searchParams.get("scope")).toBe("https://graph.microsoft.com/.default");
});
