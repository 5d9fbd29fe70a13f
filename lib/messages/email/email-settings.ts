import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { messageChannels, sealedSecrets } from "#db/schema/index.ts";
import { sealingKeyPath } from "#lib/entra/connection/registration.ts";
import { env, type Environment } from "#lib/platform/env.ts";
import { loadSealingKey, unseal, type SealingKey } from "#lib/platform/secrets.ts";
import { emailConfig, type EmailConfig } from "./schema.ts";

/** The name of the sealed password, and what it is bound to. */
export const SMTP_PASSWORD = "messages.smtp-password";

type EmailRow = Omit<typeof messageChannels.$inferSelect, "config"> & { config: EmailConfig };

/** How email is set up; null when it never was. */
export function findEmail(db: Database): EmailRow | null {
  const row = db.select().from(messageChannels).where(eq(messageChannels.channel, "email")).get();
  return row === undefined ? null : { ...row, config: emailConfig.parse(row.config) };
}

/** The key that seals the password: the installation's, a file outside the database. */
export function emailKey(environment: Pick<Environment, "dataDir"> = env()): SealingKey {
  return loadSealingKey(sealingKeyPath(environment));
}

/** The mail server's password; null when there is none. */
export function findPassword(db: Database, key: () => SealingKey): string | null {
  const sealed = findSealed(db);
  return sealed === undefined ? null : unseal(key(), SMTP_PASSWORD, sealed);
}

/** Is a password kept? Its value stays sealed. */
export const hasPassword = (db: Database) => findSealed(db) !== undefined;

function findSealed(db: Database): string | undefined {
  return db.select().from(sealedSecrets).where(eq(sealedSecrets.name, SMTP_PASSWORD)).get()?.sealed;
}
