import { fold } from "#lib/platform/fold.ts";

const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
const OBJECT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What was typed, as the index understands it. */
export type SearchTerms = {
  /** The whole query is an object id: nothing else is looked at. */
  objectId: string | null;
  /** Folded words of three characters and more: trigram search. */
  long: string[];
  /** Folded words of one or two characters: prefix of the name, or narrowing of the long ones. */
  short: string[];
};

/** Splits a typed query into folded words, in any order; `null` when nothing was typed. */
export function parseSearchTerms(typed: string): SearchTerms | null {
  const text = fold(typed.slice(0, LONGEST_QUERY).replaceAll("\0", " "));
  if (text === "") return null;
  if (OBJECT_ID.test(text)) return { objectId: text, long: [], short: [] };
  const words = [...new Set(text.split(" "))].slice(0, MOST_WORDS);
  const isLong = (word: string) => [...word].length >= 3;
  return { objectId: null, long: words.filter(isLong), short: words.filter((word) => !isLong(word)) };
}

/** An FTS5 expression in which every word is literal text: all of them must occur. */
export function toMatchExpression(words: readonly string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(" AND ");
}

/** The first text after every text that starts with `prefix`, in SQLite's byte order. */
export function endOfPrefix(prefix: string): string {
  return prefix + "\u{10FFFF}";
}
