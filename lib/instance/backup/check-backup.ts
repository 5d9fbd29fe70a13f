import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DeskError } from "#lib/platform/errors.ts";
import { attachmentPath, DATABASE, describeFile, MANIFEST } from "./backup-files.ts";
import { manifestSchema } from "./schema.ts";
import type { Manifest } from "./types.ts";

/** Reads a backup and holds every file against its manifest. Throws `DeskError` naming what is wrong. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new DeskError("not-found", `There is no whole backup in ${folder}.`);
  const manifest = parse(readFileSync(path, "utf8"));
  if (manifest === null)
    throw new DeskError("not-possible", "The manifest can't be read. This is no backup, or a newer kind.");
  if (!manifest.files.some((file) => file.path === DATABASE)) throw damaged(DATABASE, "is not in it");
  for (const file of manifest.files) {
    if (!existsSync(join(folder, file.path))) throw damaged(file.path, "is missing");
    const found = await describeFile(folder, file.path);
    if (found.sha256 !== file.sha256) throw damaged(file.path, "is not as it was written");
    const isMisnamed = file.path.startsWith("attachments/") && file.path !== attachmentPath(file.sha256);
    if (isMisnamed) throw damaged(file.path, "holds other bytes than its name says");
  }
  return manifest;
}

function damaged(path: string, what: string): DeskError {
  return new DeskError("not-possible", `The backup is damaged: ${path} ${what}.`);
}

function parse(text: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
