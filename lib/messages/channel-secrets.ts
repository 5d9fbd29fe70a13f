import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { sealedSecrets } from "#db/schema/index.ts";
import { sealingKeyPath } from "#lib/entra/connection/registration.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { loadSealingKey, seal, unseal, type SealingKey } from "#lib/platform/secrets.ts";

/** A channel's secret by name; the name is what the sealed value is bound to. */
export type ChannelSecret = "messages.smtp-password" | "messages.teams-secret";

/** The key that seals them: the installation's, a file outside the database. */
export function channelKey(): SealingKey {
  return loadSealingKey(sealingKeyPath(env()));
}

/** The secret in clear; null when there is none. */
export function findSecret(db: Database, name: ChannelSecret, key: () => SealingKey): string | null {
  const sealed = findSealed(db, name);
  return sealed === undefined ? null : unseal(key(), name, sealed);
}

/** Is one kept? Its value stays sealed. */
export const hasSecret = (db: Database, name: ChannelSecret) => findSealed(db, name) !== undefined;

/** Keeps a secret over the one before. */
export function keepSecret(
  { db, clock }: { db: Database; clock: Clock },
  name: ChannelSecret,
  secret: string,
  key: SealingKey,
): void {
  const row = { keyId: key.id, sealed: seal(key, name, secret), savedAt: clock.now() };
  db.insert(sealedSecrets)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: sealedSecrets.name, set: row })
    .run();
}

export function forgetSecret(db: Database, name: ChannelSecret): void {
  db.delete(sealedSecrets).where(eq(sealedSecrets.name, name)).run();
}

function findSealed(db: Database, name: ChannelSecret): string | undefined {
  return db.select().from(sealedSecrets).where(eq(sealedSecrets.name, name)).get()?.sealed;
}
