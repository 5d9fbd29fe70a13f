import { z } from "zod";

// Controls, line ends, and marks that turn the direction of reading around for what follows.
const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const SEEN = /[^\s\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * The door of a text of one line: line ends and marks that turn the reading direction become spaces, a text
 * of characters that nobody sees counts as empty. Letters of every script and emoji stay.
 */
export const lineText = z
  .string()
  .transform((text) => text.toWellFormed().replaceAll(BREAKING, " ").replaceAll(/ {2,}/g, " ").trim())
  .transform((text) => (SEEN.test(text) ? text : ""));
