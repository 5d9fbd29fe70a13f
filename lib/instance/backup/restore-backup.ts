import "server-only";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { newestMigration } from "#db/migrations-data.ts";
import { connections, sealedSecrets } from "#db/schema/index.ts";
import type { Database } from "#db/client.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readKeptKey } from "#lib/platform/secrets.ts";
import { ANCHORS, copyInto, DATABASE } from "./backup-files.ts";
import { checkBackup } from "./check-backup.ts";
import { describeDatabase, withDatabase } from "./describe-database.ts";
import type { Manifest } from "./types.ts";

type Restored = { manifest: Manifest; missing: string[] };

/**
 * Puts a backup into a data folder that has no database; what else is there (keys, newer anchors) stays.
 * The database comes last, so that half a restore is none. It starts held: nothing acts before an admin
 * confirms it. Throws `DeskError`. @returns what this machine lacks before it can do everything again.
 */
export async function restoreBackup(options: { from: string; dataDir: string }): Promise<Restored> {
  const from = resolve(options.from);
  const { dataDir } = options;
  const manifest = await checkBackup(from);
  if (manifest.schema > newestMigration())
    throw new DeskError(
      "not-possible",
      "This backup was made by a newer Gatehouse. Restore it with that version or a later one.",
    );
  const target = join(dataDir, DATABASE);
  if (existsSync(target))
    throw new DeskError(
      "conflict",
      `There is a database at ${target}. Stop Gatehouse and move gatehouse.db, gatehouse.db-wal and gatehouse.db-shm away; leave keys and attachments where they are.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const { path } of manifest.files) {
    // Anchors that are newer know what the backup lacks; bytes under their own hash are the same.
    if (path !== DATABASE && !existsSync(join(dataDir, path))) copyInto(from, dataDir, path);
  }
  const draft = `${target}.restoring`;
  rmSync(draft, { force: true });
  copyFileSync(join(from, DATABASE), draft);
  const missing = withDatabase(draft, (db) => {
    checkDatabase(db, manifest);
    return listMissing(db, manifest, dataDir);
  });
  renameSync(draft, target);
  return { manifest, missing };
}

function checkDatabase(db: Database, { instanceId, schema, tables, audit }: Manifest): void {
  if (isDeepStrictEqual(describeDatabase(db), { instanceId, schema, tables, audit })) return;
  throw new DeskError("not-possible", "The database is not the one that the manifest describes.");
}

/** What a person has to bring by hand, in sentences. */
function listMissing(db: Database, { keys, missing }: Manifest, dataDir: string): string[] {
  const sealed = db.select({ name: sealedSecrets.name }).from(sealedSecrets).all();
  const names = sealed.map(({ name }) => name).join(", ");
  const lines: string[] = [];
  if (!hasKey(dataDir, "sealing", keys.sealing))
    lines.push(
      `keys/sealing.key: put it back before the start. ${names === "" ? "Nothing is sealed with it yet." : `Without it these have to be typed again: ${names}.`}`,
    );
  if (!hasKey(dataDir, "audit", keys.audit))
    lines.push(
      "keys/audit.key: put it back before the start. Without it the audit log so far can't be proven any more.",
    );
  if (!existsSync(join(dataDir, ANCHORS)) && keys.audit !== null)
    lines.push(`${ANCHORS}: without it a cut tail of the audit log can't be seen.`);
  const { clientId: connectedId, isPractice } = connections;
  const connection = db.select({ clientId: connectedId, isPractice }).from(connections).get();
  const clientId = process.env.ENTRA_CLIENT_ID;
  const isTyped = sealed.some(({ name }) => name === "entra.app-registration");
  if (connection !== undefined && !connection.isPractice && !isTyped && clientId !== connection.clientId)
    lines.push(
      `ENTRA_CLIENT_ID=${connection.clientId} and its credential: set them in the environment, as they were on the other machine.`,
    );
  return [...lines, ...missing.map((path) => `${path}: was not there when the backup was made.`)];
}

function hasKey(dataDir: string, name: "sealing" | "audit", id: string | null): boolean {
  const path = join(dataDir, "keys", `${name}.key`);
  return (
    id === null || (existsSync(path) && readFileSync(path).length > 0 && readKeptKey(path, name).id === id)
  );
}
