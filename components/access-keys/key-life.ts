import { KEY_LIFE_DAYS } from "#lib/access-keys/constants.ts";

export type KeyLife = (typeof KEY_LIFE_DAYS)[number];

/** How long a key can last, for the select. */
export const LIFE_OPTIONS = KEY_LIFE_DAYS.map((days) => ({
  value: String(days),
  label: days === 365 ? "A year" : `${days} days`,
}));

/** The chosen life in days; the usual one for anything else. */
export const lifeOf = (value: string): KeyLife => KEY_LIFE_DAYS.find((days) => String(days) === value) ?? 90;
