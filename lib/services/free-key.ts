import { fold } from "#lib/platform/fold.ts";

// An address of its own.
const RESERVED = "new";

/** A key made of a title that nothing else has: "VPN & Wi-Fi" → "vpn-wi-fi", then "vpn-wi-fi-2". */
export function freeKey(title: string, taken: ReadonlySet<string>): string {
  const plain = fold(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50);
  const base = plain === "" ? "service" : plain;
  if (base !== RESERVED && !taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
