import "server-only";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isNotNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { attachments, temporaryPasswords } from "#db/schema/index.ts";
import { findAuditKey } from "#lib/audit/audit-key.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { writeSetting } from "#lib/entra/protection/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readKeptKey } from "#lib/platform/secrets.ts";
import { BACKUP_KEY, LAST_BACKUP_KEY } from "../constants.ts";
import { instanceFolder } from "../instance-file.ts";
import {
  ANCHORS,
  attachmentPath,
  copyInto,
  DATABASE,
  describeFile,
  listFiles,
  MANIFEST,
} from "./backup-files.ts";
import { describeDatabase, withDatabase } from "./describe-database.ts";
import type { Manifest } from "./types.ts";

/**
 * Copies the data folder while Gatehouse runs: the database as it is at one moment, attachments, the
 * anchors of the audit log, the practice tenant if there is one. Keys are not in it, and neither is any
 * temporary password. The folder gets its name when it is whole.
 * @param options.to the folder that holds the backups. @returns where it is, and its manifest.
 */
export async function makeBackup(
  ctx: Context,
  { to }: { to: string },
): Promise<{ folder: string; manifest: Manifest }> {
  requireRole(ctx, "admin");
  const data = instanceFolder(ctx.db);
  if (data === null) throw new DeskError("not-possible", "A database in memory can't be backed up.");
  const at = ctx.clock.now();
  const folder = join(resolve(to), `gatehouse-${new Date(at).toISOString().replaceAll(/[:.]/g, "-")}`);
  if (existsSync(folder)) throw new DeskError("conflict", `There is a backup at ${folder} already.`);
  const draft = `${folder}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  await ctx.db.$client.backup(join(draft, DATABASE));
  const manifest = await fillBackup({ data, draft, at, auditKeyId: findAuditKey(ctx.db)?.id ?? null });
  writeFileSync(join(draft, MANIFEST), JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true });
  renameSync(draft, folder);
  inTransaction(ctx.db, () => {
    writeSetting(ctx.db, at, LAST_BACKUP_KEY, { at });
    const { files, missing, audit } = manifest;
    const details = { folder, files: files.length, missing: missing.length, throughSeq: audit.seq };
    recordAudit(ctx, { event: "instance.backed-up", result: "Done", details });
  });
  return { folder, manifest };
}

type Draft = { data: string; draft: string; at: number; auditKeyId: string | null };

async function fillBackup({ data, draft, at, auditKeyId }: Draft): Promise<Manifest> {
  const database = withDatabase(join(draft, DATABASE), (db) => {
    // Wherever it turns up it says that it is a backup, and it shows nobody's password.
    inTransaction(db, () => {
      writeSetting(db, at, BACKUP_KEY, { at });
      const isSealed = isNotNull(temporaryPasswords.sealed);
      db.update(temporaryPasswords).set({ sealed: null, wipedAt: at }).where(isSealed).run();
    });
    const named = db.selectDistinct({ sha256: attachments.sha256 }).from(attachments).all();
    return { ...describeDatabase(db), named: named.map(({ sha256 }) => attachmentPath(sha256)) };
  });
  const { named, ...described } = database;
  const missing = named.filter((path) => !existsSync(join(data, path)));
  const others = [ANCHORS, ...listFiles(data, "practice")].filter((path) => existsSync(join(data, path)));
  const copied = [...named.filter((path) => !missing.includes(path)), ...others];
  for (const path of copied) copyInto(data, draft, path);
  const files: Manifest["files"] = [];
  for (const path of [DATABASE, ...copied]) files.push(await describeFile(draft, path));
  const sealing = join(data, "keys", "sealing.key");
  const keys = {
    sealing: existsSync(sealing) ? readKeptKey(sealing, "sealing").id : null,
    audit: auditKeyId,
  };
  return { format: 1, at, ...described, keys, files, missing };
}
