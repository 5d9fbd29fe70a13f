import "server-only";
import { createHash } from "node:crypto";
import { createReadStream, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { BackupFile } from "./types.ts";

/** The database's name, in the data folder and in a backup. */
export const DATABASE = "gatehouse.db";
export const MANIFEST = "manifest.json";
export const ANCHORS = "audit-anchors.ndjson";

/** Path, size and hash of one file of `folder`. */
export async function describeFile(folder: string, path: string): Promise<BackupFile> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(join(folder, path))) hash.update(piece as Buffer);
  return { path, bytes: statSync(join(folder, path)).size, sha256: hash.digest("hex") };
}

/** Copies one file with its folders; for its owner only. */
export function copyInto(from: string, to: string, path: string): void {
  mkdirSync(dirname(join(to, path)), { recursive: true, mode: 0o700 });
  copyFileSync(join(from, path), join(to, path));
}

/** Every file below `folder`, as paths from `root`; none where there is no folder. */
export function listFiles(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Where the bytes of an attachment lie, from the data folder. */
export function attachmentPath(sha256: string): string {
  return join("attachments", sha256.slice(0, 2), sha256);
}
