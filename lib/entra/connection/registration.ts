import "server-only";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { sealedSecrets } from "#db/schema/index.ts";
import type { Credential } from "#lib/entra/graph/credential.ts";
import type { Registration } from "#lib/entra/graph/msal-tokens.ts";
import type { Environment } from "#lib/platform/env.ts";
import { loadSealingKey, unseal } from "#lib/platform/secrets.ts";

export const REGISTRATION_SECRET = "entra.app-registration";

/** Where the app registration in use comes from; the first that is there wins. */
export type RegistrationSource = "environment" | "settings" | "practice";

export type RegistrationInUse = Registration & {
  source: RegistrationSource;
  /** The only tenant it may connect, where it is known beforehand. */
  tenantId: string | undefined;
};

const saved = z.object({ clientId: z.string(), tenantId: z.string(), clientSecret: z.string() });

/** The key that opens sealed settings: a file in the data folder, outside the database. */
export function sealingKeyPath(environment: Pick<Environment, "dataDir">): string {
  return join(environment.dataDir, "keys", "sealing.key");
}

/** The company's app registration, or null when none is configured yet. */
export function findRegistration(db: Database, environment: Environment): RegistrationInUse | null {
  const { loginBaseUrl: loginUrl, graphBaseUrl: graphUrl, clientId } = environment;
  const credential = credentialOf(environment);
  if (clientId !== undefined && credential !== null) {
    const source = environment.isPractice ? "practice" : "environment";
    return {
      source,
      clientId,
      credential,
      loginUrl,
      graphUrl,
      tenantId: environment.tenantId?.toLowerCase(),
    };
  }
  const row = db.select().from(sealedSecrets).where(eq(sealedSecrets.name, REGISTRATION_SECRET)).get();
  if (row === undefined || environment.isPractice) return null;
  const key = loadSealingKey(sealingKeyPath(environment));
  const typed = saved.parse(JSON.parse(unseal(key, REGISTRATION_SECRET, row.sealed)));
  const secret = { kind: "secret" as const, secret: typed.clientSecret };
  return {
    source: "settings",
    clientId: typed.clientId,
    credential: secret,
    loginUrl,
    graphUrl,
    tenantId: typed.tenantId,
  };
}

function credentialOf(environment: Environment): Credential | null {
  const { clientSecret, certificatePath, federatedTokenFile } = environment;
  if (clientSecret !== undefined) return { kind: "secret", secret: clientSecret };
  if (certificatePath !== undefined) return { kind: "certificate", path: certificatePath };
  if (federatedTokenFile !== undefined) return { kind: "federated", path: federatedTokenFile };
  return null;
}
