import type { StoredObject } from "../store/types.ts";
import { Refusal } from "./graph-error.ts";

/** Reads `"displayName:text"` clauses joined by OR; every word must begin a word of the value. */
export function searchPredicate(search: string): (item: StoredObject) => boolean {
  const clauses = [...search.matchAll(/"([^":]+):([^"]*)"/g)].map(([, property = "", text = ""]) => ({
    property: property.toLowerCase(),
    words: text.toLowerCase().split(/\s+/).filter(Boolean),
  }));
  if (clauses.length === 0)
    throw new Refusal(400, "BadRequest", "Syntax error: character ':' is expected in the $search clause.");
  return (item) =>
    clauses.some(({ property, words }) => {
      const value = Object.entries(item.doc).find(([name]) => name.toLowerCase() === property)?.[1];
      const parts = String(value ?? "")
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    });
}
