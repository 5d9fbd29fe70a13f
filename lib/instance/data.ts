import "server-only";
import { eq, max } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "#db/client.ts";
import { auditEntries, sealedSecrets, settings } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { BACKUP_KEY, CONFIRMED_KEY, HOLD_KEY, INSTANCE_KEY, LAST_BACKUP_KEY } from "./constants.ts";
import { holdSchema, instanceSchema, markSchema } from "./schema.ts";
import type { InstanceHold } from "./types.ts";

/** Why this installation stands still; null while it may act. Whatever acts outside asks this first. */
export function findInstanceHold(db: Database): InstanceHold | null {
  return read(db, HOLD_KEY, holdSchema);
}

/** Throws `DeskError` while this installation stands still. */
export function requireUnheld(db: Database): void {
  if (findInstanceHold(db) === null) return;
  throw new DeskError(
    "not-possible",
    "This Gatehouse was copied or restored and stands still until an admin confirms it in Settings → Protection. Nothing was sent.",
  );
}

/** Which installation the database says it is; null before it has been told. */
export function findInstanceId(db: Database): string | null {
  return read(db, INSTANCE_KEY, instanceSchema)?.id ?? null;
}

/** When the backup was made that this database is; null for one that is none. */
export function findBackupAt(db: Database): number | null {
  return read(db, BACKUP_KEY, markSchema)?.at ?? null;
}

/** When the last backup of this installation was made; null before the first. */
export function findLastBackupAt(db: Database): number | null {
  return read(db, LAST_BACKUP_KEY, markSchema)?.at ?? null;
}

/**
 * When an admin confirmed this installation after it was copied or restored; null when that never was. What was
 * due before may have been done by what this database knows nothing of.
 */
export function findConfirmedAt(db: Database): number | null {
  return read(db, CONFIRMED_KEY, markSchema)?.at ?? null;
}

/** The newest entry of the audit log: every change of anything moves it on. */
export function lastSeq(db: Database): number {
  return (
    db
      .select({ seq: max(auditEntries.seq) })
      .from(auditEntries)
      .get()?.seq ?? 0
  );
}

/** Secrets that were sealed with another key than the one at hand: they must be typed again. */
export function listLockedSecrets(db: Database, keyId: string): string[] {
  return db
    .select()
    .from(sealedSecrets)
    .all()
    .flatMap((row) => (row.keyId === keyId ? [] : [row.name]));
}

function read<Schema extends z.ZodType>(db: Database, key: string, schema: Schema): z.output<Schema> | null {
  const row = db.select().from(settings).where(eq(settings.key, key)).get();
  return row === undefined ? null : schema.parse(JSON.parse(row.value));
}
