import { fold } from "#lib/platform/fold.ts";
import { TEXT_MAX } from "./constants.ts";

/** A word of a request: as it is compared, and as it was written. */
export type Word = {
  text: string;
  written: string;
  /** Written with an English genitive: "dad’s". */
  isGenitive: boolean;
};

const ADDRESS = /\S+@\S+|https?:\/\/\S+/g;
const QUOTED_LINE = /^\s*>.*$/gm;
const FORWARDED =
  /^-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|oorspronkelijk bericht).*/ims;
const ENGLISH_ENDING = /([\p{L}])['’](t|m|ve|re|ll|d)(?![\p{L}])/giu;
const WORD = /([\p{L}\p{M}\p{N}]+)(['’]s(?!\p{L}))?/gu;

/**
 * The sentences of a text, each as its words. Addresses, quoted lines and forwarded mail are left out:
 * they are somebody else's words.
 */
export function splitSentences(text: string): Word[][] {
  const own = text.slice(0, TEXT_MAX).replace(FORWARDED, "").replace(QUOTED_LINE, "").replace(ADDRESS, " ");
  return own
    .split(/[.!?;\n]+/)
    .map(splitWords)
    .filter((words) => words.length > 0);
}

/** The words of one piece of text: "I can't" → "i", "cant"; "j’ai" → "j", "ai"; "dad’s" → "dad". */
export function splitWords(text: string): Word[] {
  const joined = text.replace(ENGLISH_ENDING, "$1$2");
  return [...joined.matchAll(WORD)].map(([, written = "", genitive]) => ({
    text: fold(written),
    written,
    isGenitive: genitive !== undefined,
  }));
}
