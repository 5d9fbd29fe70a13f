import { readTokenPart, type SigningKey } from "./signing-key.ts";
import { graphAppId, graphAudience } from "./issue-tokens.ts";
import type { LoginDirectory } from "./directory.ts";

/** Who calls Graph. `roles` are those in the token; a consent given later needs a new token. */
export type VerifiedToken = {
  ok: true;
  roles: readonly string[];
  appId: string;
  tenantId: string;
  /** False for a signed-in person's token: it carries no application permission. */
  isAppOnly: boolean;
};

/** A 401 for Graph: the caller wraps code and message into the usual error body. */
export type RefusedToken = {
  ok: false;
  status: 401;
  code: "InvalidAuthenticationToken" | "Authorization_IdentityNotFound";
  message: string;
  headers: { "www-authenticate": string };
};

const challenge =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';

/**
 * Checks the Authorization header of a Graph request against our key, the clock (`at`, epoch ms) and the directory:
 * a client whose service principal was removed has no identity, whatever its token says (BEHAVIOUR.md §2, 401).
 */
export function verifyAccessToken(
  key: SigningKey,
  directory: LoginDirectory,
  header: string | undefined,
  at: number,
  audiences: readonly string[] = [graphAudience, graphAppId],
): VerifiedToken | RefusedToken {
  const [, token = ""] = /^Bearer\s+(\S*)\s*$/i.exec(header ?? "") ?? [];
  if (!token) return refuse("Access token is empty.");
  const claims = readTokenPart(token, 1);
  if (token.split(".").length !== 3 || !readTokenPart(token, 0) || !claims) {
    return refuse(
      "IDX14100: JWT is not well formed, there are no dots (.).\nThe token needs to be in JWS or JWE Compact Serialization Format. (JWS): 'EncodedHeader.EndcodedPayload.EncodedSignature'. (JWE): 'EncodedProtectedHeader.EncodedEncryptedKey.EncodedInitializationVector.EncodedCiphertext.EncodedAuthenticationTag'.",
    );
  }
  if (!key.hasSigned(token)) return refuse("Signing key is invalid.");
  const seconds = at / 1000;
  if (typeof claims.exp !== "number" || claims.exp <= seconds) {
    return refuse("Lifetime validation failed, the token is expired.");
  }
  if (typeof claims.nbf === "number" && claims.nbf > seconds + 300) {
    return refuse("Lifetime validation failed, the token is not yet valid.");
  }
  if (!audiences.includes(String(claims.aud))) return refuse("Invalid audience.");
  const appId = String(claims.appid);
  const tenantId = String(claims.tid);
  const isAppOnly = claims.idtyp === "app";
  if (tenantId !== directory.tenant.id || (isAppOnly && !directory.clientPrincipal(appId))) {
    return refuse(
      "The identity of the calling application could not be established.",
      "Authorization_IdentityNotFound",
    );
  }
  const roles = Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === "string") : [];
  return { ok: true, roles, appId, tenantId, isAppOnly };
}

function refuse(message: string, code: RefusedToken["code"] = "InvalidAuthenticationToken"): RefusedToken {
  return { ok: false, status: 401, code, message, headers: { "www-authenticate": challenge } };
}
