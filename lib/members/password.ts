import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, 32, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** scrypt with a random salt, as `scrypt$<salt>$<key>` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString("base64url")}$${(await derive(password, salt)).toString("base64url")}`;
}

/** Compares in constant time. A missing or foreign hash costs as much time and never matches. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, salt, key] = (hash ?? "").split("$");
  const expected = Buffer.from(key ?? "", "base64url");
  const actual = await derive(password, Buffer.from(salt ?? "none", "base64url"));
  return scheme === "scrypt" && expected.length === actual.length && timingSafeEqual(expected, actual);
}
