import { createHash, randomBytes, randomUUID } from "node:crypto";

/** A new random id for a row of ours (122 random bits). */
export function newId(): string {
  return randomUUID();
}

/** A secret reference for a cookie, a state parameter or a code: `bytes` random bytes, base64url. */
export function newToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** SHA-256 as hex. Tokens are stored only in this form. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
