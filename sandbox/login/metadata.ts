import { json, type Answer, type Call } from "./exchange.ts";
import { loginBase, type LoginContext } from "./context.ts";
import type { TenantPath } from "./tenants.ts";

const realLoginHosts = [
  "login.microsoftonline.com",
  "login.microsoft.com",
  "login.windows.net",
  "sts.windows.net",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
];

/** OpenID provider metadata. The shared endpoints publish the issuer with `{tenantid}` in it, as Entra does. */
export function metadataAnswer(context: LoginContext, call: Call, path: TenantPath): Answer {
  const base = loginBase(context, call.url);
  const graph = new URL(context.publicGraphBase ?? call.url.origin);
  const name = path.kind === "tenant" ? path.tenant.id : path.kind;
  const issuerTenant = path.kind === "tenant" ? path.tenant.id : "{tenantid}";
  return json(200, {
    token_endpoint: `${base}/${name}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${base}/${name}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: `${base}/${issuerTenant}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/${name}/oauth2/v2.0/authorize`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/${name}/oauth2/v2.0/logout`,
    claims_supported: [
      "sub",
      "iss",
      "aud",
      "exp",
      "iat",
      "auth_time",
      "nonce",
      "preferred_username",
      "name",
      "tid",
      "ver",
      "oid",
      "email",
      "wids",
      "amr",
    ],
    tenant_region_scope: path.kind === "tenant" ? "EU" : null,
    cloud_instance_name: new URL(base).host,
    msgraph_host: graph.host,
  });
}

/** The public signing keys. */
export function keysAnswer(context: LoginContext): Answer {
  return json(200, { keys: [context.key.jwk] });
}

/** MSAL's instance discovery: which hosts are one cloud. Unknown hosts are refused as the service does. */
export function instanceDiscoveryAnswer(context: LoginContext, call: Call): Answer {
  const asked = call.url.searchParams.get("authorization_endpoint") ?? "";
  const host = URL.canParse(asked) ? new URL(asked).host : "";
  const own = new URL(loginBase(context, call.url));
  if (host !== own.host && !realLoginHosts.includes(host)) {
    return json(400, {
      error: "invalid_instance",
      error_description: "AADSTS50049: Unknown or invalid instance.",
      error_codes: [50049],
    });
  }
  const tenant = new URL(asked).pathname.split("/")[1] ?? "common";
  return json(200, {
    tenant_discovery_endpoint: `${own.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [...new Set([host, own.host])] }],
  });
}
