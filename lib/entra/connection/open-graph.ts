import "server-only";
import type { Database } from "#db/client.ts";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { createTokenSource, type Registration } from "#lib/entra/graph/msal-tokens.ts";
import type { ThrottleState } from "#lib/entra/graph/throttle-gate.ts";
import type { GraphClient, GraphPriority, TokenSource } from "#lib/entra/graph/types.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { workerActor } from "#lib/platform/context.ts";
import { env, type Environment } from "#lib/platform/env.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { findConnection, type Connection } from "./data.ts";
import { findRegistration } from "./registration.ts";
import { updateGrantedPermissions } from "./update-permissions.ts";

// Tokens live in memory only, once per process; Next reloads modules in development.
const holder = globalThis as {
  gatehouseTokens?: Map<string, TokenSource>;
  gatehouseThrottles?: Map<string, ThrottleState>;
};

/** The process's token source for one registration and tenant. */
export function tokensFor(registration: Registration, tenantId: string): TokenSource {
  holder.gatehouseTokens ??= new Map();
  const key = sha256(JSON.stringify([registration, tenantId]));
  const known = holder.gatehouseTokens.get(key) ?? createTokenSource(registration, tenantId);
  holder.gatehouseTokens.set(key, known);
  return known;
}

/** The last token whose roles were noted, for each source of them. */
const noted = new WeakMap<TokenSource, string>();

/** Every new token says what is granted today: the permission matrix follows it. */
function noticingRoles(db: Database, tokens: TokenSource): TokenSource {
  return {
    async getToken(options) {
      const token = await tokens.getToken(options);
      if (noted.get(tokens) !== token.accessToken) {
        noted.set(tokens, token.accessToken);
        updateGrantedPermissions({ db, clock: systemClock, actor: workerActor }, token.roles);
      }
      return token;
    },
  };
}

/** "Later" from Microsoft counts for every client of the tenant, not only for the one that heard it. */
function throttleFor(tenantId: string): ThrottleState {
  holder.gatehouseThrottles ??= new Map();
  const known = holder.gatehouseThrottles.get(tenantId) ?? { until: 0 };
  holder.gatehouseThrottles.set(tenantId, known);
  return known;
}

/**
 * A Graph client for the connected tenant. Throws `GraphError` of kind `needs-reauthorization` when
 * there is no connection or when the app registration is no longer the one it was made with.
 */
export function openGraph(
  db: Database,
  connection: Connection | null = findConnection(db),
  options: { priority?: GraphPriority; environment?: Environment } = {},
): GraphClient {
  const environment = options.environment ?? env();
  const registration = findRegistration(db, environment);
  if (connection === null || registration === null) {
    throw new GraphError({
      kind: "needs-reauthorization",
      code: "not-connected",
      message: "No tenant is connected.",
    });
  }
  if (registration.clientId !== connection.clientId || environment.isPractice !== connection.isPractice) {
    throw new GraphError({
      kind: "needs-reauthorization",
      code: "registration-changed",
      message: "The app registration in use is not the one this connection was made with.",
    });
  }
  return createGraphClient({
    baseUrl: registration.graphUrl,
    tokens: noticingRoles(db, tokensFor(registration, connection.tenantId)),
    priority: options.priority ?? "normal",
    throttle: throttleFor(connection.tenantId),
  });
}
