import { randomInt } from "node:crypto";
import { fold } from "#lib/platform/fold.ts";

/** Of each pair of look-alikes (0 O, 1 I l, 2 Z, 5 S, 6 G, 8 B) at most one is here. */
export const UPPER_GROUP = "ACDEFHJKLMNPQRTUVWXY23456789";
export const LOWER_GROUP = "acdefhjkmnprtuvwxy23456789";
export const GROUPS = 5;
export const GROUP_LENGTH = 4;

/** Shorter parts of a name are in every other password. */
const SHORTEST_PART = 3;

/**
 * Makes a temporary password to be read aloud: five groups of four, each in capitals or in small letters
 * throughout. 100 bits from the system's generator; capitals, small letters and digits are always there, and
 * no part of `names`. Microsoft refuses passwords of one or two kinds of characters.
 * Source: learn.microsoft.com/entra/identity/authentication/concept-sspr-policy
 */
export function makePassword(names: readonly string[]): string {
  const forbidden = names.flatMap((name) => fold(name).split(/[^a-z0-9]+/)).filter(isLongEnough);
  for (;;) {
    const password = Array.from({ length: GROUPS }, makeGroup).join("-");
    const plain = password.replaceAll("-", "").toLowerCase();
    const isMixed = /[A-Z]/.test(password) && /[a-z]/.test(password) && /\d/.test(password);
    if (isMixed && !forbidden.some((part) => plain.includes(part))) return password;
  }
}

function makeGroup(): string {
  const alphabet = randomInt(2) === 0 ? UPPER_GROUP : LOWER_GROUP;
  return Array.from({ length: GROUP_LENGTH }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}

const isLongEnough = (part: string) => part.length >= SHORTEST_PART;
