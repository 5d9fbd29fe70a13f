import "server-only";
import { sealingKeyPath } from "#lib/entra/connection/registration.ts";
import { env } from "#lib/platform/env.ts";
import { loadSealingKey, type SealingKey } from "#lib/platform/secrets.ts";

/** The key that seals temporary passwords: a file outside the database. */
export function passwordKey(): SealingKey {
  return loadSealingKey(sealingKeyPath(env()));
}

/** What a sealed password is bound to: its own run. */
export const purposeOf = (runId: string) => `temporary-password:${runId}`;
