import "server-only";
import type { Database } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { findRegistration } from "#lib/entra/connection/registration.ts";
import { env } from "#lib/platform/env.ts";

/** What next-auth needs to prove somebody of the connected tenant. */
export type SignInRegistration = { tenantId: string; clientId: string; clientSecret: string };

/**
 * Null as long as "Sign in with Microsoft" can't work: before Finish setup (nobody is listed yet), or when
 * the app registration has no client secret (next-auth proves the desk by nothing else).
 */
export function findSignInRegistration(db: Database): SignInRegistration | null {
  const connection = findConnection(db);
  if (connection === null || connection.finishedAt === null) return null;
  const credential = findRegistration(db, env())?.credential;
  if (credential?.kind !== "secret") return null;
  return { tenantId: connection.tenantId, clientId: connection.clientId, clientSecret: credential.secret };
}
