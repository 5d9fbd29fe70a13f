import "server-only";
import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/platform/ids.ts";

const PIECE_BYTES = 64 * 1024;

/** Where the bytes with this hash lie. The name is nobody's but the hash: no path of a user's is ever used. */
function pathOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("That is no SHA-256.");
  return join(env().dataDir, "attachments", sha256.slice(0, 2), sha256);
}

/** Keeps bytes under their hash; the same bytes are kept once. Never executable, for the owner only. */
export function keepFile(sha256: string, bytes: Uint8Array, now: number): void {
  const path = pathOf(sha256);
  if (existsSync(path)) return utimesSync(path, now / 1_000, now / 1_000);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${newId()}`;
  writeFileSync(half, bytes, { mode: 0o600 });
  renameSync(half, path);
}

/** Whether the bytes are there: a backup may have been restored without them. */
export function hasFile(sha256: string): boolean {
  return existsSync(pathOf(sha256));
}

/** The bytes, piece by piece. */
export function* readFile(sha256: string): Generator<Uint8Array> {
  const file = openSync(pathOf(sha256), "r");
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE_BYTES);
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Removes bytes that nothing names any more; those that were just kept are left for who keeps them. */
export function dropFile(sha256: string, untouchedSince: number): void {
  const path = pathOf(sha256);
  if (existsSync(path) && statSync(path).mtimeMs < untouchedSince) unlinkSync(path);
}
