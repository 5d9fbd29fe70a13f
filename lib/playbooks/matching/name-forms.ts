import { fold } from "#lib/platform/fold.ts";
import { splitWords } from "./split-words.ts";
import type { NameKind } from "./types.ts";

/** A name that may be mentioned; `addresses` are mail addresses that mean it too. */
export type DirectoryName = {
  kind: NameKind;
  objectId: string;
  displayName: string;
  addresses?: readonly string[];
};

/** Shorter words are never taken for others: "Carl" is not "Karl". */
export const LONG_WORD = 5;

export const wordsOf = (text: string): string[] => splitWords(text).map((word) => word.text);

/** "Müller" as people type it without the key for it: "Mueller". */
export const spelled = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/ä|æ/gi, "ae")
    .replace(/ö|ø/gi, "oe")
    .replace(/ü/gi, "ue")
    .replace(/å/gi, "aa");

/**
 * A name's words in every order that leaves no doubt: as it is, and for people with the last names first:
 * "García López, María José". Umlauts also spelled out.
 */
export function orderedForms({ kind, displayName }: DirectoryName): string[][] {
  const forms = [wordsOf(displayName), wordsOf(spelled(displayName))];
  const unique = forms[0]?.join() === forms[1]?.join() ? forms.slice(0, 1) : forms;
  return kind === "person" ? unique.flatMap((words) => [words, ...turned(words)]) : unique;
}

const turned = (words: readonly string[]): string[][] =>
  words.slice(1).map((_, index) => [...words.slice(index + 1), ...words.slice(0, index + 1)]);

/** "j l moreau", "j moreau" and "moreau j" for Jean-Luc Moreau. Several people may share such a form. */
export function initialForms({ kind, displayName }: DirectoryName): string[][] {
  if (kind !== "person") return [];
  const words = wordsOf(displayName);
  return words.slice(1).flatMap((_, index) => {
    const initials = words.slice(0, index + 1).map((word) => word.slice(0, 1));
    const last = words.slice(index + 1);
    const short = [initials.slice(0, 1), initials];
    return last.join("").length < LONG_WORD - 1
      ? []
      : short.flatMap((first) => [
          [...first, ...last],
          [...last, ...first],
        ]);
  });
}

/** Keys under which a name is found although one of its longer words has a wrong letter, but for the first. */
export function typoKeys(words: readonly string[]): string[] {
  return words.flatMap((word, at) =>
    word.length < LONG_WORD
      ? []
      : [words.map((each, index) => (index === at ? `${each.slice(0, 1)}*` : each)).join(" ")],
  );
}

/** Mail addresses of a text, in lower case and as they are written. */
export function addressesIn(text: string): { written: string; address: string }[] {
  return [...text.matchAll(/[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu)].map(
    ([written]) => ({
      written,
      address: written.toLowerCase(),
    }),
  );
}

/** What stands before the @ as words: "lena.vogt" → "lena vogt". */
export const localWords = (address: string): string =>
  fold(address.split("@")[0] ?? "").replace(/[._+-]+/g, " ");
