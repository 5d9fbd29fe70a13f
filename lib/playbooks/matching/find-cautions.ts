import { CAUTION_PHRASES, NEGATORS, QUESTION_WORDS } from "./caution-words.ts";
import type { Word } from "./split-words.ts";
import type { Caution, CautionKind } from "./types.ts";
import { findHits, readPattern, type Hit, type Pattern } from "./word-patterns.ts";

const KINDS = Object.keys(CAUTION_PHRASES) as (keyof typeof CAUTION_PHRASES)[];
const PATTERNS = KINDS.flatMap((kind) =>
  CAUTION_PHRASES[kind].map((phrase) => ({ kind, pattern: readPattern(phrase) })),
);
/** So many words before a hit, a negator still turns it round. */
const NEGATOR_REACH = 2;

/** Words that own nothing: "it’s", "today’s". */
const NO_OWNERS: ReadonlySet<string> = new Set(
  "it that what here there let he she who how today yesterday tomorrow week month year company name hab s ca".split(
    " ",
  ),
);

const NONE: ReadonlySet<string> = new Set();

/** What a text says that keeps the IT Agent from acting: each kind once, with its words. */
export function findCautions(
  sentences: readonly (readonly Word[])[],
  notWhen: readonly Pattern[],
): Caution[] {
  const found = new Map<CautionKind, string>();
  for (const words of sentences) {
    const texts = new Set(words.map(({ text }) => text));
    for (const { kind, pattern } of PATTERNS)
      if (mayBegin(pattern, texts)) keep(found, kind, words, pattern, NONE);
    const owner = words.find(({ text, isGenitive }) => isGenitive && !NO_OWNERS.has(text));
    if (owner !== undefined && !found.has("other-person")) found.set("other-person", `${owner.written}’s`);
    for (const pattern of notWhen) keep(found, "speaks-against", words, pattern, NONE);
  }
  return [...found].map(([kind, written]) => ({ kind, written }));
}

/** A quick no for most of the phrases: their first word is not there. */
function mayBegin({ parts }: Pattern, texts: ReadonlySet<string>): boolean {
  const [first] = parts;
  return first?.kind !== "word" || first.isBeginning || texts.has(first.text);
}

/** The sentence of the hits begins like a question for knowledge: "what does", "wer hat"; null when not. */
export function findQuestion(words: readonly Word[]): string | null {
  const [first, second] = words;
  if (first === undefined || !QUESTION_WORDS.has(first.text)) return null;
  // "Is it possible to …" asks for the deed.
  if (words.slice(1, 3).some(({ text }) => text.startsWith("possib") || text === "moglich")) return null;
  return second === undefined ? first.written : `${first.written} ${second.written} …`;
}

/** A negator in front of what was found: "not", "kein", "pas"; null when there is none. */
export function findNegator(
  words: readonly Word[],
  hits: readonly Hit[],
  all: readonly Hit[],
): string | null {
  const isInHit = (index: number) => all.some(({ from, to }) => index >= from && index < to);
  for (const { from } of hits) {
    for (let index = Math.max(0, from - NEGATOR_REACH); index < from; index += 1) {
      const word = words[index];
      if (word !== undefined && NEGATORS.has(word.text) && !isInHit(index))
        return `${word.written} … ${words[from]?.written ?? ""}`;
    }
  }
  return null;
}

function keep(
  found: Map<CautionKind, string>,
  kind: CautionKind,
  words: readonly Word[],
  pattern: Pattern,
  known: ReadonlySet<string>,
): void {
  if (found.has(kind)) return;
  const hit = findHits(words, pattern, [], known).find(({ isTypo }) => !isTypo);
  if (hit === undefined) return;
  found.set(
    kind,
    words
      .slice(hit.from, hit.to)
      .map(({ written }) => written)
      .join(" "),
  );
}
