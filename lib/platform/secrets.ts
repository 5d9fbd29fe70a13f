import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A key read from a file outside the database. `id` may be stored beside what it sealed or signed. */
export type KeptKey = { id: string; bytes: Buffer };
/** A master key that seals secrets. */
export type SealingKey = KeptKey;

/**
 * Reads the sealing key, making it on first use (32 random bytes, mode 600).
 * Losing this file makes sealed secrets unreadable; a copy of the database alone reveals none.
 */
export function loadSealingKey(path: string): SealingKey {
  return loadKeptKey(path, "sealing");
}

/** Reads the key at `path`, making it on first use; processes that come at once share one. */
export function loadKeptKey(path: string, name: string): KeptKey {
  if (!existsSync(path)) makeKeyFile(path);
  return readKeptKey(path, name);
}

/** Reads the key at `path`; throws when it is damaged or not there. */
export function readKeptKey(path: string, name: string): KeptKey {
  const bytes = Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
  if (bytes.length !== 32) {
    throw new Error(`The ${name} key at ${path} is damaged: 32 bytes expected, ${bytes.length} found.`);
  }
  return keptKeyOf(bytes);
}

/** A key of these 32 bytes, with its id. */
export function keptKeyOf(bytes: Buffer): KeptKey {
  return { id: Buffer.from(hkdfSync("sha256", bytes, "", "gatehouse key id", 8)).toString("hex"), bytes };
}

/** Written whole beside its place and then linked there: nobody reads half a key, and the first maker wins. */
function makeKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const text = randomBytes(32).toString("base64url");
  writeFileSync(draft, text, { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    unlinkSync(draft);
  }
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
