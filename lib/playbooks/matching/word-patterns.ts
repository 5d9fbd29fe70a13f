import { ASKING, SELF, SMALL_WORDS } from "./caution-words.ts";
import { editDistance } from "./edit-distance.ts";
import { saidWords, splitWords, type Word } from "./split-words.ts";
import type { FoundName, NameKind } from "./types.ts";

type Part =
  | { kind: "word"; text: string; isBeginning: boolean }
  | { kind: "name"; nameKind: NameKind }
  /** Nothing of weight follows. */
  | { kind: "end" };
/** A word or phrase of a playbook, ready to be looked for. */
export type Pattern = { source: string; parts: readonly Part[] };
/** Where a pattern was found: the first word and the one after the last. */
export type Hit = { from: number; to: number; source: string; isTypo: boolean };

const NAME = /^\{(app|group|person)\}$/;
/** Small words that may stand between a word and a name: "licence for the Figma". */
const MOST_BETWEEN = 3;

/** Reads "lost*", "mot de passe", "{app}", "access {app}" or "need {app} $". */
export function readPattern(source: string): Pattern {
  return { source, parts: source.split(/\s+/).flatMap(readParts) };
}

function readParts(piece: string): Part[] {
  if (piece === "$") return [{ kind: "end" }];
  const kind = NAME.exec(piece)?.[1];
  if (kind === "app" || kind === "group" || kind === "person") return [{ kind: "name", nameKind: kind }];
  return splitWords(piece).map(({ text }) => ({ kind: "word", text, isBeginning: piece.endsWith("*") }));
}

/** Every place where the pattern occurs. `known` are words that are never taken for another one. */
export function findHits(
  words: readonly Word[],
  pattern: Pattern,
  names: readonly FoundName[],
  known: ReadonlySet<string>,
): Hit[] {
  const hits: Hit[] = [];
  const hasName = pattern.parts.some(({ kind }) => kind === "name");
  for (let from = 0; from < words.length; from += 1) {
    const end = walk(words, from, pattern.parts, { names, known, between: hasName ? MOST_BETWEEN : 0 });
    if (end !== null) hits.push({ from, to: end.to, source: pattern.source, isTypo: end.isTypo });
  }
  return hits;
}

type Walk = { names: readonly FoundName[]; known: ReadonlySet<string>; between: number };

/** Follows the parts from one word on; null when one of them is not there. */
function walk(
  words: readonly Word[],
  from: number,
  parts: readonly Part[],
  how: Walk,
): { to: number; isTypo: boolean } | null {
  let at = from;
  let isTypo = false;
  for (const [index, part] of parts.entries()) {
    const light = index === 0 ? 0 : lightFrom(words, at, how.between);
    const skipped = Array.from({ length: light + 1 }, (_, count) => count);
    const start = skipped.find((count) => stepOf(words, at + count, part, how) !== null);
    const step = start === undefined ? null : stepOf(words, at + start, part, how);
    at += start ?? 0;
    if (step === null) return null;
    at += step.length;
    isTypo ||= step.isTypo;
  }
  return at > from ? { to: at, isTypo } : null;
}

/** How many words without weight follow, at most `most`. */
function lightFrom(words: readonly Word[], at: number, most: number): number {
  const next = words.slice(at, at + most);
  const heavy = next.findIndex((word) => !isLight(word));
  return heavy === -1 ? next.length : heavy;
}

function stepOf(
  words: readonly Word[],
  at: number,
  part: Part,
  { names, known }: Walk,
): { length: number; isTypo: boolean } | null {
  if (part.kind === "end")
    return words[at] === undefined || isLight(words[at]) ? { length: 0, isTypo: false } : null;
  if (part.kind === "word") {
    const fit = fitOf(words[at]?.text ?? "", part, known);
    return fit === "no" ? null : { length: 1, isTypo: fit === "typo" };
  }
  for (const name of names) {
    if (name.kind !== part.nameKind) continue;
    const texts = saidWords(name);
    if (texts.every((text, index) => words[at + index]?.text === text))
      return { length: texts.length, isTypo: false };
  }
  return null;
}

/** A word that carries no meaning of its own. */
export function isLight(word: Word | undefined): boolean {
  if (word === undefined) return false;
  const { text } = word;
  return text.length <= 2 || SMALL_WORDS.has(text) || SELF.has(text) || ASKING.has(text);
}

function fitOf(
  word: string,
  part: { text: string; isBeginning: boolean },
  known: ReadonlySet<string>,
): "exact" | "typo" | "no" {
  if (part.isBeginning ? word.startsWith(part.text) : word === part.text) return "exact";
  if (part.text.length < 5 || word.length < 4 || known.has(word)) return "no";
  if (word[0] !== part.text[0]) return "no";
  const most = part.text.length >= 9 ? 2 : 1;
  const beginnings = part.isBeginning
    ? [0, -1, 1].map((more) => word.slice(0, part.text.length + more))
    : [word];
  return beginnings.some((text) => editDistance(text, part.text, most) <= most) ? "typo" : "no";
}
