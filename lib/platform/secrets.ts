import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A master key read from outside the database. `id` is stored beside what it sealed. */
export type SealingKey = { id: string; bytes: Buffer };

/**
 * Reads the sealing key, making it on first use (32 random bytes, mode 600).
 * Losing this file makes sealed secrets unreadable; a copy of the database alone reveals none.
 */
export function loadSealingKey(path: string): SealingKey {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    chmodSync(path, 0o600);
  }
  const bytes = Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
  if (bytes.length !== 32) {
    throw new Error(`The sealing key at ${path} is damaged: 32 bytes expected, ${bytes.length} found.`);
  }
  const id = Buffer.from(hkdfSync("sha256", bytes, "", "gatehouse key id", 8)).toString("hex");
  return { id, bytes };
}

/** Seals `text` for one place only: `purpose` is authenticated, so a value moved elsewhere won't open. */
export function seal(key: SealingKey, purpose: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** Opens what `seal` made for the same purpose; throws when it was altered, moved or sealed by another key. */
export function unseal(key: SealingKey, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
