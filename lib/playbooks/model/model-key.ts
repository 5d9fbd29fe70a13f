import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { sealedSecrets } from "#db/schema/index.ts";
import { sealingKeyPath } from "#lib/entra/connection/registration.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { loadSealingKey, seal, unseal, type SealingKey } from "#lib/platform/secrets.ts";

const NAME = "agent.model-key";

/** The installation's sealing key, a file outside the database. */
export const modelSealingKey = (): SealingKey => loadSealingKey(sealingKeyPath(env()));

const find = (db: Database) => db.select().from(sealedSecrets).where(eq(sealedSecrets.name, NAME)).get();

/** The model's key in clear; null when there is none (a local model needs none). */
export function readModelKey(db: Database, key: () => SealingKey): string | null {
  const row = find(db);
  return row === undefined ? null : unseal(key(), NAME, row.sealed);
}

/** Is one kept? It stays sealed. */
export const hasModelKey = (db: Database): boolean => find(db) !== undefined;

/** When the one that is kept was saved; null when there is none. */
export const modelKeySavedAt = (db: Database): number | null => find(db)?.savedAt ?? null;

/** Keeps the key over the one before. */
export function keepModelKey(
  { db, clock }: { db: Database; clock: Clock },
  secret: string,
  key: SealingKey,
): void {
  const row = { keyId: key.id, sealed: seal(key, NAME, secret), savedAt: clock.now() };
  db.insert(sealedSecrets)
    .values({ name: NAME, ...row })
    .onConflictDoUpdate({ target: sealedSecrets.name, set: row })
    .run();
}

export function forgetModelKey(db: Database): void {
  db.delete(sealedSecrets).where(eq(sealedSecrets.name, NAME)).run();
}
