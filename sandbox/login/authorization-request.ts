import type { LoginContext } from "./context.ts";
import type { Registration } from "./directory.ts";
import { fieldsOf, type Call } from "./exchange.ts";
import { loginError, type LoginError } from "./login-error.ts";
import { acceptsRedirect } from "./redirect-uri.ts";
import { unknownApp } from "./unknown-app.ts";
import { resolveTenant, type TenantPath } from "./tenants.ts";

export type KnownClient = {
  path: TenantPath;
  registration: Registration;
  redirectUri: string;
  state: string | undefined;
};

export type AuthorizationRequest = KnownClient & {
  scope: string;
  nonce: string | undefined;
  codeChallenge: string | undefined;
  responseMode: "query" | "form_post";
  prompt: string;
  /** How old the sign-in may be, in seconds. */
  maxAge: number | undefined;
  loginHint: string;
};

/**
 * The client and where it may be sent back to. An error here is shown on a page: until the redirect URI
 * is known to be the client's own, nothing may be sent to it.
 */
export function readClient(context: LoginContext, call: Call, segment: string): KnownClient | LoginError {
  const path = resolveTenant(context.directory, segment);
  if ("code" in path) return path;
  const fields = fieldsOf(call.url.searchParams);
  if (fields.repeated) {
    return loginError(
      9000411,
      `The request is not properly formatted. The parameter '${fields.repeated}' is duplicated.`,
    );
  }
  const clientId = fields.get("client_id");
  if (!clientId)
    return loginError(900144, "The request body must contain the following parameter: 'client_id'.");
  const registration = context.directory.registration(clientId.toLowerCase());
  if (!registration)
    return unknownApp(clientId, path.kind === "tenant" ? path.tenant.displayName : path.kind);
  const redirectUri = fields.get("redirect_uri");
  if (!redirectUri) return loginError(900971, "No reply address provided.");
  if (!acceptsRedirect(registration.redirectUris, redirectUri)) {
    return loginError(
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${registration.appId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.`,
    );
  }
  const state = call.url.searchParams.get("state") ?? undefined;
  return { path, registration, redirectUri, state };
}

const prompts = ["", "login", "none", "consent", "select_account"];

/** The rest of an OpenID Connect authorization request. Errors go back to the client's redirect URI. */
export function readAuthorization(client: KnownClient, call: Call): AuthorizationRequest | LoginError {
  const fields = fieldsOf(call.url.searchParams);
  const responseType = fields.get("response_type");
  if (!responseType)
    return loginError(900144, "The request body must contain the following parameter: 'response_type'.");
  if (responseType !== "code") {
    return loginError(700054, `response_type '${responseType}' is not enabled for the application.`);
  }
  const scope = fields.get("scope");
  if (!scope) return loginError(900144, "The request body must contain the following parameter: 'scope'.");
  const responseMode = fields.get("response_mode") || "query";
  if (responseMode !== "query" && responseMode !== "form_post") return invalid("response_mode");
  const codeChallenge = fields.get("code_challenge") || undefined;
  const method = fields.get("code_challenge_method");
  // The service also takes `plain`; a client that sends it has no protection, so practice refuses it.
  if (codeChallenge === undefined ? method !== "" : method !== "S256" || !/^[\w-]{43}$/.test(codeChallenge)) {
    return invalid("code_challenge");
  }
  const prompt = fields.get("prompt");
  if (!prompts.includes(prompt)) return invalid("prompt");
  const maxAge = fields.get("max_age");
  if (!/^\d{0,9}$/.test(maxAge)) return invalid("max_age");
  return {
    ...client,
    scope,
    nonce: fields.get("nonce") || undefined,
    codeChallenge,
    responseMode,
    prompt,
    maxAge: maxAge === "" ? undefined : Number(maxAge),
    loginHint: fields.get("login_hint"),
  };
}

function invalid(name: string): LoginError {
  return loginError(9000411, `The request is not properly formatted. The parameter '${name}' is not valid.`);
}
