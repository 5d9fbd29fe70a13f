import { constants, createHash, timingSafeEqual, verify, X509Certificate } from "node:crypto";
import type { Registration } from "./directory.ts";
import { loginError, type LoginError } from "./login-error.ts";
import { readTokenPart } from "./signing-key.ts";

export const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export type SentCredential = {
  secret: string;
  assertion: string;
  assertionType: string;
};

type Checked = { credentialKind: "1" | "2" } | LoginError;

/**
 * Proves a confidential client by secret or signed assertion.
 * `audiences` are the accepted `aud` values; `at` is epoch ms. Gives the appidacr value, or the service's refusal.
 */
export function checkCredential(
  registration: Registration,
  sent: SentCredential,
  audiences: readonly string[],
  at: number,
): Checked {
  if (sent.assertion) {
    if (sent.assertionType !== assertionType) {
      return loginError(
        9000411,
        "The request is not properly formatted. The parameter 'client_assertion_type' is not valid.",
      );
    }
    return checkAssertion(registration, sent.assertion, audiences, at);
  }
  if (!sent.secret) {
    return loginError(
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  return checkSecret(registration, sent.secret, at);
}

function checkSecret(registration: Registration, secret: string, at: number): Checked {
  const known = registration.secrets.find((each) => isSame(each.value, secret));
  if (!known) {
    return loginError(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${registration.appId}'.`,
    );
  }
  if (known.expiresAt !== null && known.expiresAt <= at) {
    return loginError(
      7000222,
      `The provided client secret keys for app '${registration.appId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    );
  }
  return { credentialKind: "1" };
}

function checkAssertion(
  registration: Registration,
  assertion: string,
  audiences: readonly string[],
  at: number,
): Checked {
  const header = readTokenPart(assertion, 0);
  const claims = readTokenPart(assertion, 1);
  if (!header || !claims) return loginError(50027, "JWT token is invalid or malformed.");
  if (claims.iss !== registration.appId || claims.sub !== registration.appId) {
    if (claims.iss === claims.sub) {
      return loginError(
        700021,
        "Client assertion application identifier doesn't match 'client_id' parameter.",
      );
    }
    return loginError(
      700213,
      `No matching federated identity record found for presented assertion subject '${String(claims.sub)}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    );
  }
  const certificate = registration.certificates
    .map((each) => new X509Certificate(each.pem))
    .find((each) => isNamedBy(each, header));
  if (!certificate || !isSignedBy(assertion, header, certificate)) {
    return loginError(
      700027,
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${registration.appId}'.`,
    );
  }
  if (typeof claims.aud !== "string" || !audiences.includes(claims.aud)) {
    return loginError(700023, "Client assertion audience claim does not match Realm issuer.");
  }
  const seconds = at / 1000;
  const isTimely =
    typeof claims.exp === "number" &&
    claims.exp > seconds &&
    (typeof claims.nbf !== "number" || claims.nbf <= seconds + 300) &&
    Date.parse(certificate.validTo) > at;
  if (!isTimely) return loginError(700024, "Client assertion is not within its valid time range.");
  return { credentialKind: "2" };
}

/** `x5t` is the SHA-1 and `x5t#S256` the SHA-256 of the DER certificate, base64url. */
function isNamedBy(certificate: X509Certificate, header: Record<string, unknown>): boolean {
  const thumbprint = (hash: string) => createHash(hash).update(certificate.raw).digest("base64url");
  return header["x5t#S256"] === thumbprint("sha256") || header.x5t === thumbprint("sha1");
}

function isSignedBy(
  assertion: string,
  header: Record<string, unknown>,
  certificate: X509Certificate,
): boolean {
  const end = assertion.lastIndexOf(".");
  const input = Buffer.from(assertion.slice(0, end));
  const signature = Buffer.from(assertion.slice(end + 1), "base64url");
  if (header.alg === "RS256") return verify("sha256", input, certificate.publicKey, signature);
  if (header.alg !== "PS256") return false;
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return verify("sha256", input, { key: certificate.publicKey, ...padding }, signature);
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
