import { newToken } from "#lib/platform/ids.ts";

const SHAPE = /^gatehouse_[a-z0-9]{8}_[\w-]{43}$/;

/** A new key: `gatehouse_`, eight characters to recognise it by, and 256 random bits. */
export function newKey(): { key: string; prefix: string } {
  const mark = newToken(24)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .padEnd(8, "0")
    .slice(0, 8);
  const prefix = `gatehouse_${mark}`;
  return { key: `${prefix}_${newToken(32)}`, prefix };
}

/** The key of an Authorization header ("Bearer gatehouse_…"), or null. It is taken from nowhere else. */
export function bearerKey(header: string | null): string | null {
  const [, key] = /^Bearer ([\w-]{10,100})$/i.exec(header ?? "") ?? [];
  return key !== undefined && SHAPE.test(key) ? key : null;
}
