import { createHash } from "node:crypto";
import { createLocalJWKSet, decodeJwt, jwtVerify, type JWTPayload } from "jose";
import { GraphError } from "./errors.ts";
import { createMsalApp, type Registration } from "./msal-tokens.ts";
import { sharedTransport, type Transport } from "./transport.ts";

/** Who signed in, proven by Microsoft's signature. */
export type Identity = {
  tenantId: string;
  objectId: string;
  displayName: string;
  /** When they last entered their credentials (epoch ms); null when Microsoft does not say. */
  authenticatedAt: number | null;
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Where to send the browser to prove which tenant it is from (authorization code with PKCE).
 * @param facts.authority a tenant id, or `organizations` when any work account may come.
 * @param facts.freshness asks for the credentials whatever session the browser has; `maxAgeSeconds` also
 * makes Microsoft say when they were entered.
 */
export function authorizeUrl(
  registration: Registration,
  facts: {
    authority: string;
    redirectUri: string;
    state: string;
    nonce: string;
    verifier: string;
    freshness?: { maxAgeSeconds: number; loginHint: string | null };
  },
): string {
  const { freshness } = facts;
  const query = new URLSearchParams({
    client_id: registration.clientId,
    response_type: "code",
    response_mode: "query",
    redirect_uri: facts.redirectUri,
    scope: "openid profile",
    state: facts.state,
    nonce: facts.nonce,
    code_challenge: createHash("sha256").update(facts.verifier).digest("base64url"),
    code_challenge_method: "S256",
    prompt: freshness === undefined ? "select_account" : "login",
  });
  if (freshness !== undefined) query.set("max_age", String(freshness.maxAgeSeconds));
  if (freshness?.loginHint) query.set("login_hint", freshness.loginHint);
  return `${registration.loginUrl}/${facts.authority}/oauth2/v2.0/authorize?${query}`;
}

/** Where an admin of `tenantId` grants what the app registration asks for (v2 admin consent). */
export function adminConsentUrl(
  registration: Registration,
  facts: { tenantId: string; redirectUri: string; state: string; graphScopeUrl: string },
): string {
  const query = new URLSearchParams({
    client_id: registration.clientId,
    scope: `${facts.graphScopeUrl}/.default`,
    redirect_uri: facts.redirectUri,
    state: facts.state,
  });
  return `${registration.loginUrl}/${facts.tenantId}/v2.0/adminconsent?${query}`;
}

/**
 * Turns the code of a sign-in into a proven identity. Throws `GraphError`: the token endpoint's
 * refusal, or code `id-token` when the token is not Microsoft's answer to this very sign-in.
 */
export async function redeemCode(
  registration: Registration,
  facts: { authority: string; redirectUri: string; code: string; verifier: string; nonce: string },
  transport: Transport = sharedTransport(),
): Promise<Identity> {
  const { app, network } = createMsalApp(registration, facts.authority, transport);
  let idToken: string;
  try {
    const { redirectUri, code, verifier, nonce } = facts;
    // msal-node compares the nonce as well, and takes a missing one for a mismatch.
    const request = { scopes: ["openid", "profile"], redirectUri, code, codeVerifier: verifier, nonce };
    const result = await app.acquireTokenByCode(request);
    idToken = result.idToken;
  } catch (error) {
    throw network.takeFailure() ?? invalidIdToken("no sign-in token came", error);
  }
  return verifyIdToken(registration, idToken, facts.nonce, transport);
}

/** Signature (RS256, keys of the token's own tenant), issuer, audience, nonce and times, all exactly. */
export async function verifyIdToken(
  registration: Registration,
  idToken: string,
  nonce: string,
  transport: Transport = sharedTransport(),
): Promise<Identity> {
  let tenantId: unknown;
  try {
    tenantId = decodeJwt(idToken).tid;
  } catch (error) {
    throw invalidIdToken("not a token", error);
  }
  if (typeof tenantId !== "string" || !GUID.test(tenantId)) throw invalidIdToken("no tenant id");
  const keys = await readKeys(registration.loginUrl, tenantId, transport);
  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(idToken, keys, {
      algorithms: ["RS256"],
      issuer: `${registration.loginUrl}/${tenantId}/v2.0`,
      audience: registration.clientId,
      requiredClaims: ["exp", "iat", "nonce", "oid", "tid"],
      clockTolerance: 60,
    });
    claims = verified.payload;
  } catch (error) {
    throw invalidIdToken("signature, issuer, audience or time", error);
  }
  if (claims.nonce !== nonce) throw invalidIdToken("nonce");
  if (typeof claims.oid !== "string" || !GUID.test(claims.oid)) throw invalidIdToken("no object id");
  const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
  const displayName = [claims.name, claims.preferred_username].find(isText) ?? "an admin";
  const { auth_time: authTime } = claims;
  const authenticatedAt = typeof authTime === "number" && authTime > 0 ? authTime * 1_000 : null;
  return { tenantId: tenantId.toLowerCase(), objectId: claims.oid, displayName, authenticatedAt };
}

async function readKeys(loginUrl: string, tenantId: string, transport: Transport) {
  const url = `${loginUrl}/${tenantId}/discovery/v2.0/keys`;
  const answer = await transport({ url, method: "GET", headers: { accept: "application/json" } });
  try {
    return createLocalJWKSet(JSON.parse(answer.text));
  } catch (error) {
    throw new GraphError(
      { kind: "unavailable", code: "invalid-answer", message: "Microsoft's signing keys could not be read." },
      { cause: error },
    );
  }
}

function invalidIdToken(why: string, cause?: unknown): GraphError {
  return new GraphError(
    { kind: "invalid", code: "id-token", message: `The sign-in token is not valid: ${why}.` },
    { cause },
  );
}
