import "server-only";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { isRecord } from "#lib/entra/graph/page.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import type { Clock } from "#lib/platform/clock.ts";
import type { ConnectDeps } from "./connect-deps.ts";
import { tokensFor } from "./open-graph.ts";
import { permissionsFor } from "./permissions.ts";
import type { RegistrationInUse } from "./registration.ts";

/** What Microsoft says about the tenant behind an app-only token. */
export type ProvenTenant = {
  tenantId: string;
  tenantName: string;
  tenantDomain: string | null;
  roles: readonly string[];
};

/** Consent reaches Microsoft's token endpoint with a delay; so long we ask again. */
const SETTLE_MS = 15_000;

/**
 * Proves by a token of our own that `tenantId` gave consent, and that Graph behind it is that tenant.
 * Waits up to 15 s while permissions of `powers` are still missing; what is then missing stays out of
 * `roles`. Throws `GraphError`: `missing-permission` when not even reading is granted, code
 * `wrong-tenant` when Graph names another organization.
 */
export async function proveTenant(
  registration: RegistrationInUse,
  facts: { tenantId: string; powers: readonly string[] },
  clock: Clock,
  { sleep }: ConnectDeps,
): Promise<ProvenTenant> {
  const tokens = tokensFor(registration, facts.tenantId);
  const wanted = permissionsFor(facts.powers);
  const until = clock.now() + SETTLE_MS;
  let roles: readonly string[] = [];
  for (let waitMs = 500; ; waitMs *= 2) {
    try {
      roles = (await tokens.getToken({ isFresh: true })).roles;
      if (wanted.every((name) => roles.includes(name)) || clock.now() + waitMs > until) break;
    } catch (error) {
      if (!isSettling(error) || clock.now() + waitMs > until) throw error;
    }
    await sleep(waitMs);
  }
  const missing = permissionsFor([]).filter((name) => !roles.includes(name));
  if (missing.length > 0) {
    throw new GraphError({
      kind: "missing-permission",
      code: missing.join(" "),
      message: "Reading is not granted.",
      permissions: missing,
    });
  }
  const graph = createGraphClient({ baseUrl: registration.graphUrl, tokens, priority: "high" });
  const { value } = await graph.getPage(paths.organization({ select: "id,displayName,verifiedDomains" }));
  const [organization] = value;
  if (value.length !== 1 || organization?.id !== facts.tenantId) {
    throw new GraphError({
      kind: "needs-reauthorization",
      code: "wrong-tenant",
      message: "Graph names another organization.",
    });
  }
  const name = typeof organization.displayName === "string" ? organization.displayName : facts.tenantId;
  return {
    tenantId: facts.tenantId,
    tenantName: name,
    tenantDomain: defaultDomain(organization.verifiedDomains),
    roles,
  };
}

/** A new service principal may be unknown to the token endpoint for a moment. */
function isSettling(error: unknown): boolean {
  return error instanceof GraphError && (error.code === "AADSTS7000229" || error.code === "AADSTS700016");
}

function defaultDomain(domains: unknown): string | null {
  const rows = Array.isArray(domains) ? domains.filter(isRecord) : [];
  const name = (rows.find((row) => row.isDefault === true) ?? rows[0])?.name;
  return typeof name === "string" ? name : null;
}
