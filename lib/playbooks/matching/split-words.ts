import { fold } from "#lib/platform/fold.ts";
import { TEXT_MAX } from "./constants.ts";
import type { FoundName } from "./types.ts";

/** A word of a request: as it is compared, and as it was written. */
export type Word = {
  text: string;
  written: string;
  /** Written with an English genitive: "dad’s". */
  isGenitive: boolean;
  /** One capital letter with a dot behind it: "J. Carter". */
  isInitial: boolean;
};

const ADDRESS = /\S+@\S+|https?:\/\/\S+/g;
/** The dot of "J. Carter" ends no sentence. */
const INITIAL = /(?<![\p{L}\p{N}])(\p{Lu})\.(?=[\s-]*\p{L})/gu;
const QUOTED_LINE = /^\s*>.*$/gm;
const FORWARDED =
  /^-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|oorspronkelijk bericht).*/ims;
const ENGLISH_ENDING = /([\p{L}])['’](t|m|ve|re|ll|d)(?![\p{L}])/giu;
const WORD = /([\p{L}\p{M}\p{N}]+)(['’]s(?!\p{L}))?/gu;

/**
 * The sentences of a text, each as its words. Addresses, quoted lines and forwarded mail are left out:
 * they are somebody else's words. A name found by its mail address stands in the place of the address.
 */
export function splitSentences(text: string, names: readonly FoundName[] = []): Word[][] {
  const said = names
    .filter(({ written }) => written.includes("@"))
    .reduce((rest, name) => rest.replaceAll(name.written, ` ${saidWords(name).join(" ")} `), text);
  const own = said
    .slice(0, TEXT_MAX)
    .replace(FORWARDED, "")
    .replace(QUOTED_LINE, "")
    .replace(ADDRESS, " ")
    .replace(INITIAL, "$1 ");
  return own
    .split(/[.!?;\n]+/)
    .map(splitWords)
    .filter((words) => words.length > 0);
}

/** The words of one piece of text: "I can't" → "i", "cant"; "j’ai" → "j", "ai"; "dad’s" → "dad". */
export function splitWords(text: string): Word[] {
  const joined = text.replace(ENGLISH_ENDING, "$1$2");
  return [...joined.matchAll(WORD)].map(({ 1: written = "", 2: genitive, index }) => ({
    text: fold(written),
    written,
    isGenitive: genitive !== undefined,
    isInitial: /^\p{Lu}$/u.test(written) && joined[index + 1] === ".",
  }));
}

/** The words by which a found name stands in the sentences. */
export function saidWords({ written, displayName }: FoundName): string[] {
  return splitWords(written.includes("@") ? displayName : written).map(({ text }) => text);
}
