import { createHash, randomBytes } from "node:crypto";
import type { LoginContext } from "./context.ts";
import type { Person, Registration } from "./directory.ts";

/** What `GET …` of Graph accepts as audience. */
export const graphAudience = "https://graph.microsoft.com";
/** What the Bot Connector accepts. */
export const botAudience = "https://api.botframework.com";
export const graphAppId = "00000003-0000-0000-c000-000000000000";

/** Entra puts this id among `wids` of every ordinary member; it is no directory role. */
const memberWid = "b79fbf4d-3ef9-4689-8143-76b194e85509";
/** … and this one into app-only tokens. */
const applicationWid = "0997a1d0-0d1d-4acb-b408-d5ca73121e90";
const earlyStartSeconds = 300;

type AppOnly = {
  registration: Registration;
  tenantId: string;
  principalId: string;
  roles: string[];
  /** "1" secret, "2" certificate. */
  credentialKind: "1" | "2";
  audience: string;
};

/** An app-only access token for Graph or the Bot Connector, in the v1.0 form Graph gets. Without a granted role there is no `roles` claim. */
export function issueAppToken(context: LoginContext, grant: AppOnly): { token: string; expiresIn: number } {
  const { switches } = context;
  const tenantId = switches.tenantIdInToken ?? grant.tenantId;
  const token = context.key.signToken({
    aud: switches.audienceInToken ?? grant.audience,
    iss: `https://sts.windows.net/${tenantId}/`,
    ...lifetime(context),
    app_displayname: grant.registration.displayName,
    appid: grant.registration.appId,
    appidacr: grant.credentialKind,
    idp: `https://sts.windows.net/${tenantId}/`,
    idtyp: "app",
    oid: grant.principalId,
    ...(grant.roles.length > 0 ? { roles: grant.roles } : {}),
    sub: grant.principalId,
    tenant_region_scope: "EU",
    tid: tenantId,
    uti: randomBytes(16).toString("base64url"),
    ver: "1.0",
    wids: [applicationWid],
  });
  return { token, expiresIn: switches.lifetimeSeconds - 1 };
}

type Delegated = { registration: Registration; tenantId: string; person: Person; scope: string };

/** A signed-in person's token for Graph; it carries no application permission. */
export function issueUserToken(
  context: LoginContext,
  grant: Delegated,
): { token: string; expiresIn: number } {
  const token = context.key.signToken({
    aud: graphAudience,
    iss: `https://sts.windows.net/${grant.tenantId}/`,
    ...lifetime(context),
    app_displayname: grant.registration.displayName,
    appid: grant.registration.appId,
    appidacr: "1",
    idtyp: "user",
    name: grant.person.displayName,
    oid: grant.person.objectId,
    scp: grant.scope,
    sub: pairwiseSubject(grant.person, grant.registration),
    tid: grant.tenantId,
    upn: grant.person.userPrincipalName,
    uti: randomBytes(16).toString("base64url"),
    ver: "1.0",
  });
  return { token, expiresIn: context.switches.lifetimeSeconds - 1 };
}

type IdToken = Delegated & {
  base: string;
  nonce: string | undefined;
  maxAge: number | undefined;
  signedInAt: number;
};

/**
 * The v2.0 id token. `email` only with the scope and a mail address, `nonce` only when it was sent;
 * `auth_time` only when `max_age` was, which also shortens the token's life, as Entra does.
 */
export function issueIdToken(context: LoginContext, grant: IdToken): string {
  const { person, registration } = grant;
  const issuedAt = Math.floor(context.now() / 1000);
  const scopes = grant.scope.split(" ");
  const signedInAt = Math.floor(grant.signedInAt / 1000);
  const { maxAge } = grant;
  return context.key.signToken({
    aud: registration.appId,
    iss: `${grant.base}/${grant.tenantId}/v2.0`,
    iat: issuedAt - earlyStartSeconds,
    nbf: issuedAt - earlyStartSeconds,
    exp: maxAge === undefined ? issuedAt + 3600 : Math.min(issuedAt + 3600, signedInAt + maxAge),
    amr: ["pwd", "mfa"],
    ...(maxAge === undefined ? {} : { auth_time: signedInAt }),
    ...(scopes.includes("email") && person.mail ? { email: person.mail } : {}),
    ...(scopes.includes("profile")
      ? { name: person.displayName, preferred_username: person.userPrincipalName }
      : {}),
    ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
    oid: person.objectId,
    sub: pairwiseSubject(person, registration),
    tid: grant.tenantId,
    uti: randomBytes(16).toString("base64url"),
    ver: "2.0",
    wids: [...person.directoryRoles.map((role) => role.templateId), memberWid],
  });
}

function lifetime(context: LoginContext): { iat: number; nbf: number; exp: number } {
  const at = Math.floor(context.now() / 1000) + context.switches.clockSkewSeconds;
  return {
    iat: at - earlyStartSeconds,
    nbf: at - earlyStartSeconds,
    exp: at + context.switches.lifetimeSeconds,
  };
}

/** The subject differs per client, so that nobody uses it as a person's id across apps. */
function pairwiseSubject(person: Person, registration: Registration): string {
  return createHash("sha256").update(`${person.objectId} ${registration.appId}`).digest("base64url");
}
