import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Database } from "#db/client.ts";
import { keptKeyOf, loadKeptKey, readKeptKey, type KeptKey } from "#lib/platform/secrets.ts";

export type AuditKey = KeptKey;

// One read per process and database; a database in memory has a key in memory.
const known = new WeakMap<Database["$client"], AuditKey>();

/** The folder that holds the database, and beside it the key and the anchors; null for one in memory. */
export function auditFolder(db: Database): string | null {
  return db.$client.memory ? null : dirname(db.$client.name);
}

/** The key of this database's audit chain, made on first use. */
export function auditKey(db: Database): AuditKey {
  return known.get(db.$client) ?? reloadAuditKey(db);
}

/** The same, read again: another process may have found it lost and made one. */
export function reloadAuditKey(db: Database): AuditKey {
  const folder = auditFolder(db);
  const inMemory = () => known.get(db.$client) ?? keptKeyOf(randomBytes(32));
  const key = folder === null ? inMemory() : loadKeptKey(keyPath(folder), "audit");
  known.set(db.$client, key);
  return key;
}

/** The same for reading: never made, null when it is not there. */
export function findAuditKey(db: Database): AuditKey | null {
  const folder = auditFolder(db);
  if (folder === null) return auditKey(db);
  return existsSync(keyPath(folder)) ? readKeptKey(keyPath(folder), "audit") : null;
}

function keyPath(folder: string): string {
  return join(folder, "keys", "audit.key");
}
