import type { PlaybookDocument } from "#lib/playbooks/schema.ts";

/** A part of the editor: the document as it is written, and how to change it. */
export type DraftPart = { document: PlaybookDocument; onChange: (next: Partial<PlaybookDocument>) => void };

/** One entry a line; empty lines are none. */
export const toLines = (list: readonly string[]): string => list.join("\n");
export const fromLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Words of one meaning, divided by commas; one meaning a line. */
export const toWordLists = (lists: readonly (readonly string[])[]): string[] =>
  lists.map((list) => list.join(", "));
export const fromWords = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
