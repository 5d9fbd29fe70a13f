import { ConfidentialClientApplication } from "@azure/msal-node";
import { decodeJwt } from "jose";
import { cloudFor } from "./clouds.ts";
import { msalCredential, type Credential } from "./credential.ts";
import { GraphError } from "./errors.ts";
import { createLoginNetwork, type LoginNetwork } from "./login-network.ts";
import { sharedTransport, type Transport } from "./transport.ts";
import type { GraphToken, TokenSource } from "./types.ts";

/** The app registration in use and where Microsoft is. */
export type Registration = { clientId: string; credential: Credential; loginUrl: string; graphUrl: string };

const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

/** An msal-node app for one authority path: a tenant id, or `organizations` for signing in. */
export function createMsalApp(
  registration: Registration,
  authority: string,
  transport: Transport = sharedTransport(),
): { app: ConfidentialClientApplication; network: LoginNetwork } {
  const cloud = cloudFor(registration.loginUrl, registration.graphUrl);
  const network = createLoginNetwork(registration.loginUrl, transport, Date.now);
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: registration.clientId,
      authority: `${cloud.loginUrl}/${authority}`,
      ...msalCredential(registration.credential),
    },
    // Our read loop retries; msal doing so too would multiply the tries.
    system: {
      networkClient: network,
      disableInternalRetries: true,
      loggerOptions: { loggerCallback: () => {} },
    },
  });
  return { app, network };
}

/**
 * App-only tokens of one tenant, kept by msal-node until five minutes before they end. The token's
 * own tenant and audience must be the expected ones: a token for another tenant is a hard stop.
 */
export function createTokenSource(
  registration: Registration,
  tenantId: string,
  transport?: Transport,
): TokenSource {
  const { app, network } = createMsalApp(registration, tenantId, transport);
  const { graphUrl } = cloudFor(registration.loginUrl, registration.graphUrl);
  const running = new Map<boolean, Promise<GraphToken>>();

  async function ask(isFresh: boolean): Promise<GraphToken> {
    network.takeFailure();
    try {
      const result = await app.acquireTokenByClientCredential({
        scopes: [`${graphUrl}/.default`],
        skipCache: isFresh,
      });
      if (result === null) throw new GraphError({ kind: "unavailable", message: "no token came" });
      return readToken(result.accessToken, tenantId, graphUrl);
    } catch (error) {
      const failure = network.takeFailure();
      if (failure !== undefined) throw failure;
      if (error instanceof GraphError) throw error;
      throw new GraphError(
        { kind: "unavailable", code: "token", message: "No token could be had." },
        { cause: error },
      );
    }
  }

  return {
    getToken({ isFresh = false } = {}) {
      const asked = running.get(isFresh) ?? ask(isFresh).finally(() => running.delete(isFresh));
      running.set(isFresh, asked);
      return asked;
    },
  };
}

/** Reads what a Graph token says of itself. Throws when it is for another tenant or audience. */
export function readToken(accessToken: string, tenantId: string, graphUrl: string): GraphToken {
  const claims = decodeJwt(accessToken);
  if (String(claims.tid).toLowerCase() !== tenantId.toLowerCase()) {
    throw new GraphError({
      kind: "needs-reauthorization",
      code: "wrong-tenant",
      message: "The token is for another tenant.",
    });
  }
  if (claims.aud !== graphUrl && claims.aud !== `${graphUrl}/` && claims.aud !== GRAPH_APP_ID) {
    throw new GraphError({
      kind: "needs-reauthorization",
      code: "wrong-audience",
      message: "The token is not for Microsoft Graph.",
    });
  }
  const roles = Array.isArray(claims.roles)
    ? claims.roles.filter((role): role is string => typeof role === "string")
    : [];
  return { accessToken, tenantId, roles, expiresAt: (claims.exp ?? 0) * 1_000 };
}
