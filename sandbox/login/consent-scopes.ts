import type { Registration } from "./directory.ts";
import { fieldsOf, type Call } from "./exchange.ts";
import { graphAppId, graphAudience } from "./issue-tokens.ts";
import { loginError, type LoginError } from "./login-error.ts";

export type AskedScopes = {
  /** Application permissions that accepting grants. */
  permissions: readonly string[];
  /** Explicit scopes: delegated, as in the service; they grant the app itself nothing. */
  delegated: readonly string[];
  /** The `scope` of a v2 success redirect. */
  echoed: string;
};

/**
 * What a consent request asks for. v1: everything the registration lists. v2: its `scope`;
 * application permissions come through `.default` only (FACTS.md §4.1).
 */
export function readScopes(
  registration: Registration,
  call: Call,
  version: "v1" | "v2",
): AskedScopes | LoginError {
  const configured = registration.requestedPermissions;
  if (version === "v1") return { permissions: configured, delegated: [], echoed: "" };
  const scopes = fieldsOf(call.url.searchParams).get("scope").split(/\s+/).filter(Boolean);
  if (scopes.length === 0) {
    return loginError(900144, "The request body must contain the following parameter: 'scope'.");
  }
  const graph = [graphAudience, call.url.origin, graphAppId];
  const named = scopes.map((scope) => {
    const cut = scope.lastIndexOf("/");
    return {
      scope,
      resource: scope.slice(0, Math.max(cut, 0)).replace(/\/$/, ""),
      name: scope.slice(cut + 1),
    };
  });
  const foreign = named.find(({ resource }) => resource !== "" && !graph.includes(resource));
  if (foreign) {
    return loginError(
      500011,
      `The resource principal named ${foreign.resource} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    );
  }
  const hasDefault = named.some(({ name }) => name === ".default");
  const delegated = named.filter(({ name }) => name !== ".default").map(({ name }) => name);
  if (hasDefault && delegated.length > 0) {
    return loginError(
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. .default scope can't be combined with resource-specific scopes.`,
    );
  }
  const permissions = hasDefault ? configured : [];
  return {
    permissions,
    delegated,
    echoed: [...permissions, ...delegated].map((name) => `${graphAudience}/${name}`).join(" "),
  };
}
