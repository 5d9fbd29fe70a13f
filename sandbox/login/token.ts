import { checkCredential, type SentCredential } from "./client-credential.ts";
import { provesChallenge, type CodeGrant } from "./codes.ts";
import { loginBase, type LoginContext } from "./context.ts";
import type { Registration } from "./directory.ts";
import { fieldsOf, json, type Answer, type Call } from "./exchange.ts";
import {
  botAudience,
  graphAppId,
  graphAudience,
  issueAppToken,
  issueIdToken,
  issueUserToken,
} from "./issue-tokens.ts";
import { errorAnswer, loginError, type LoginError } from "./login-error.ts";
import { unknownApp } from "./unknown-app.ts";
import { findPerson, otherTenant, resolveTenant, type TenantPath } from "./tenants.ts";

type Fields = { get: (name: string) => string; repeated: string | undefined };
type Asked = { context: LoginContext; call: Call; fields: Fields; path: TenantPath };
type Proven = { registration: Registration; credentialKind: "1" | "2" };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const noApp = "00000000-0000-0000-0000-000000000000";

/** `POST /{tenant}/oauth2/v2.0/token`: client credentials and authorization code; everything else as the service refuses it. */
export function tokenAnswer(context: LoginContext, call: Call, segment: string): Answer {
  const result = answer(context, call, segment);
  return "code" in result ? errorAnswer(result, call, context.now(), loginBase(context, call.url)) : result;
}

function answer(context: LoginContext, call: Call, segment: string): Answer | LoginError {
  const path = resolveTenant(context.directory, segment);
  if ("code" in path) return path;
  const fields = fieldsOf(new URLSearchParams(call.body));
  if (fields.repeated) {
    return loginError(
      9000411,
      `The request is not properly formatted. The parameter '${fields.repeated}' is duplicated.`,
    );
  }
  const grantType = fields.get("grant_type");
  if (!grantType) return missing("grant_type");
  const asked = { context, call, fields, path };
  if (grantType === "client_credentials") return clientCredentials(asked);
  if (grantType === "authorization_code") return authorizationCode(asked);
  return loginError(70003, `The app requested an unsupported grant type '${grantType}'.`);
}

function clientCredentials(asked: Asked): Answer | LoginError {
  const { context, path } = asked;
  if (path.kind !== "tenant") {
    return loginError(
      9001023,
      `The grant type is not supported over the /${path.kind} endpoint. Please use a tenant-specific endpoint.`,
    );
  }
  const proven = provenClient(asked);
  if ("code" in proven) return proven;
  const scopeError = checkScope(asked, path.tenant.displayName);
  if (scopeError) return scopeError;
  const { registration, credentialKind } = proven;
  const found = principalIn(context, registration, path.tenant.id);
  if ("code" in found) return found;
  if (context.switches.isBlockedByConditionalAccess) {
    return loginError(
      53003,
      "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
    );
  }
  const isBot = resourceOf(asked.fields) === botAudience;
  const grant = { registration, tenantId: path.tenant.id, credentialKind, ...found };
  const issued = issueAppToken(
    context,
    isBot ? { ...grant, roles: [], audience: botAudience } : { ...grant, audience: graphAudience },
  );
  return json(200, {
    token_type: "Bearer",
    expires_in: issued.expiresIn,
    ext_expires_in: issued.expiresIn,
    access_token: issued.token,
  });
}

type Principal = { principalId: string; roles: string[] };

/** The client's own identity in the tenant: absent before consent, disabled by the tenant's admin, or with its roles. */
function principalIn(
  context: LoginContext,
  registration: Registration,
  tenantId: string,
): Principal | LoginError {
  const missingPrincipal = loginError(
    7000229,
    `The client application ${registration.appId} is missing service principal in the tenant ${tenantId}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
  );
  if (tenantId === otherTenant.id) {
    const granted = context.otherConsent.get(registration.appId);
    return granted ? { principalId: otherPrincipalId, roles: [...granted].sort() } : missingPrincipal;
  }
  const principal = context.directory.clientPrincipal(registration.appId);
  if (!principal) return missingPrincipal;
  if (!principal.isEnabled) {
    return loginError(
      7000112,
      `Application '${registration.appId}'(${registration.displayName}) is disabled.`,
    );
  }
  return { principalId: principal.objectId, roles: context.directory.rolesGranted(registration.appId) };
}

const otherPrincipalId = "c0ffee00-0002-4a7e-9d00-0be0000000b1";

function checkScope({ context, call, fields }: Asked, tenantName: string): LoginError | undefined {
  const scope = fields.get("scope");
  if (!scope) return missing("scope");
  if (scope.includes(" ") || !scope.endsWith("/.default")) {
    return loginError(
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    );
  }
  const resource = resourceOf(fields);
  const known = [graphAudience, graphAppId, botAudience, context.publicGraphBase ?? call.url.origin];
  if (known.includes(resource)) return undefined;
  return loginError(
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  );
}

const resourceOf = (fields: Fields) => fields.get("scope").replace(/\/?\/\.default$/, "");

/** The registered client with a credential that proves it. */
function provenClient({ context, call, fields, path }: Asked): Proven | LoginError {
  const sent = sentClient(call, fields);
  if (!sent.clientId) return missing("client_id");
  if (sent.clientId === noApp) return loginError(700038, `${noApp} is not a valid application identifier.`);
  const registration = uuid.test(sent.clientId)
    ? context.directory.registration(sent.clientId.toLowerCase())
    : undefined;
  if (!registration)
    return unknownApp(sent.clientId, path.kind === "tenant" ? path.tenant.displayName : path.kind);
  const checked = checkCredential(registration, sent, audiencesOf(context, call, path), context.now());
  return "code" in checked ? checked : { registration, ...checked };
}

/** Credentials come in the form or by HTTP Basic, both allowed by the metadata. */
function sentClient(call: Call, fields: Fields): SentCredential & { clientId: string } {
  const [, basic] = /^Basic\s+(\S+)$/i.exec(call.headers.authorization ?? "") ?? [];
  const [id = "", secret = ""] = basic ? Buffer.from(basic, "base64").toString("utf8").split(":") : [];
  return {
    clientId: fields.get("client_id") || decodeURIComponent(id),
    secret: fields.get("client_secret") || decodeURIComponent(secret),
    assertion: fields.get("client_assertion"),
    assertionType: fields.get("client_assertion_type"),
  };
}

/** Clients that keep the real authority and only redirect their transport sign for the real host. */
function audiencesOf(context: LoginContext, call: Call, path: TenantPath): string[] {
  const name = call.url.pathname.split("/")[1] ?? "";
  const names = path.kind === "tenant" ? [name, path.tenant.id] : [name];
  return [loginBase(context, call.url), call.url.origin, "https://login.microsoftonline.com"].flatMap(
    (base) =>
      names.flatMap((each) => [
        `${base}/${each}/oauth2/v2.0/token`,
        `${base}/${each}/oauth2/token`,
        `${base}/${each}/v2.0`,
      ]),
  );
}

function missing(name: string): LoginError {
  return loginError(900144, `The request body must contain the following parameter: '${name}'.`);
}

function authorizationCode(asked: Asked): Answer | LoginError {
  const { context, call, fields, path } = asked;
  const proven = provenClient(asked);
  if ("code" in proven) return proven;
  const code = fields.get("code");
  if (!code) return missing("code");
  if (!fields.get("redirect_uri")) return missing("redirect_uri");
  const redeemed = context.codes.redeem(code, context.now());
  if (redeemed.status === "unknown")
    return loginError(9002313, "Invalid request. Request is malformed or invalid.");
  if (redeemed.status === "used") {
    return loginError(
      54005,
      "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
    );
  }
  if (redeemed.status === "expired") {
    return loginError(
      70008,
      "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
    );
  }
  const { grant } = redeemed;
  const wrong = checkGrant(grant, proven.registration, fields, path);
  if (wrong) return wrong;
  const person = findPerson(context.directory, grant.objectId);
  if (!person) return loginError(9002313, "Invalid request. Request is malformed or invalid.");
  if (person.isBlocked) return loginError(50057, "The user account is disabled.");
  const forPerson = {
    registration: proven.registration,
    tenantId: grant.tenantId,
    person,
    scope: grant.scope,
  };
  const access = issueUserToken(context, forPerson);
  const clientInfo = Buffer.from(JSON.stringify({ uid: grant.objectId, utid: grant.tenantId })).toString(
    "base64url",
  );
  const base = loginBase(context, call.url);
  return json(200, {
    token_type: "Bearer",
    scope: grant.scope,
    expires_in: access.expiresIn,
    ext_expires_in: access.expiresIn,
    access_token: access.token,
    id_token: issueIdToken(context, { ...grant, ...forPerson, base }),
    ...(fields.get("client_info") === "1" ? { client_info: clientInfo } : {}),
  });
}

/** A code belongs to one client, one redirect URI, one PKCE verifier and one tenant. */
function checkGrant(
  grant: CodeGrant,
  registration: Registration,
  fields: Fields,
  path: TenantPath,
): LoginError | undefined {
  const isForeign = path.kind === "tenant" && path.tenant.id !== grant.tenantId;
  if (grant.clientId !== registration.appId || isForeign) {
    return loginError(9002313, "Invalid request. Request is malformed or invalid.");
  }
  if (grant.redirectUri !== fields.get("redirect_uri")) {
    return loginError(
      500112,
      `The reply address '${fields.get("redirect_uri")}' does not match the reply address '${grant.redirectUri}' provided when requesting Authorization code.`,
    );
  }
  if (!provesChallenge(grant.codeChallenge, fields.get("code_verifier"))) {
    return loginError(
      501481,
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    );
  }
  return undefined;
}
