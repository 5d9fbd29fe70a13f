import { ASKING, SELF } from "./caution-words.ts";
import type { Compiled } from "./compile-candidate.ts";
import { ACT_AT, CLOSE_WORDS, FAR_WORDS, PARTIAL_SHARE, TYPO_COST, WEIGHTS } from "./constants.ts";
import type { Word } from "./split-words.ts";
import type { FoundName, MatchedWord } from "./types.ts";
import { findHits, isLight, type Hit } from "./word-patterns.ts";

/** How a stretch of text fits a playbook: one hit for each list of words that was met. */
export type Fit = {
  score: number;
  hits: readonly Hit[];
  /** Every place where a word of the playbook was found. */
  all: readonly Hit[];
  words: readonly MatchedWord[];
  /** Words that say something else, beside what the playbook knows. */
  foreign: number;
  /** Those of them between the words that were matched. */
  foreignBetween: number;
  /** Somebody speaks of themselves. */
  isOwn: boolean;
};
export const NO_FIT: Fit = {
  score: 0,
  hits: [],
  all: [],
  words: [],
  isOwn: false,
  foreign: 0,
  foreignBetween: 0,
};

/** Scores one or two sentences. A list of words that is not met keeps the score below acting. */
export function scoreWindow(candidate: Compiled, words: readonly Word[], names: readonly FoundName[]): Fit {
  const { groups, known } = candidate;
  const lists = groups.map((list) => list.flatMap((pattern) => findHits(words, pattern, names, known)));
  const examples = exampleShare(candidate, words, names);
  const isOwn = words.some(({ text }) => SELF.has(text));
  const voice = isOwn || words.some(({ text }) => ASKING.has(text)) ? 1 : 0;
  const hits = closest(lists.filter((list) => list.length > 0));
  const met = groups.length === 0 ? examples : hits.length / groups.length;
  if (met === 0) return NO_FIT;
  const typos = hits.filter(({ isTypo }) => isTypo).length * TYPO_COST;
  const { words: w, closeness: c, examples: e, voice: v } = WEIGHTS;
  const whole = w * met + c * closeness(hits) + e * examples + v * voice - typos;
  // Half of what is meant is not meant: without a list, only a whole example comes near.
  const score = met === 1 ? whole : Math.min(whole * PARTIAL_SHARE, ACT_AT - 0.1);
  return {
    score,
    hits,
    isOwn,
    all: lists.flat(),
    ...countForeign(candidate, words, hits, lists.flat(), names),
    words: hits.map((hit) => asMatched(hit, words)),
  };
}

/** The largest share of an example's telling words that the text has. */
function exampleShare(
  { examples, known }: Compiled,
  words: readonly Word[],
  names: readonly FoundName[],
): number {
  const shares = examples.map((telling) => {
    const found = telling.filter((pattern) => findHits(words, pattern, names, known).length > 0);
    return found.length / telling.length;
  });
  return Math.max(0, ...shares);
}

/** One hit of each list, as near together as they come. */
function closest(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const [first, ...others] = lists;
  if (first === undefined) return [];
  const sets = first.map((hit) => {
    const near = others.map((list) => list.reduce((a, b) => (gap(hit, b) < gap(hit, a) ? b : a)));
    return [hit, ...near];
  });
  return sets.reduce((a, b) => (spread(b) < spread(a) ? b : a));
}

const gap = (a: Hit, b: Hit) => Math.max(a.from, b.from) - Math.min(a.to, b.to);

const spread = (hits: readonly Hit[]) =>
  Math.max(...hits.map(({ to }) => to)) - Math.min(...hits.map(({ from }) => from));

function closeness(hits: readonly Hit[]): number {
  if (hits.length === 0) return 0;
  return Math.min(1, Math.max(0, (FAR_WORDS - spread(hits)) / (FAR_WORDS - CLOSE_WORDS)));
}

function asMatched(hit: Hit, words: readonly Word[]): MatchedWord {
  const written = words.slice(hit.from, hit.to).map((word) => word.written);
  return { written: written.join(" "), means: hit.source, isTypo: hit.isTypo };
}

/** Words that say something else: "I lost my temper with this laptop" has one between what was matched. */
function countForeign(
  candidate: Compiled,
  words: readonly Word[],
  hits: readonly Hit[],
  all: readonly Hit[],
  names: readonly FoundName[],
): Pick<Fit, "foreign" | "foreignBetween"> {
  const telling = candidate.examples
    .flat()
    .flatMap((pattern) => findHits(words, pattern, names, candidate.known));
  const isTold = words.map(() => false);
  for (const { from, to } of [...all, ...telling]) isTold.fill(true, from, to);
  const isForeign = words.map((word, index) => isTold[index] !== true && !isLight(word));
  const from = Math.min(...hits.map((hit) => hit.from));
  const to = Math.max(...hits.map((hit) => hit.to));
  const count = (list: readonly boolean[]) => list.filter(Boolean).length;
  return { foreign: count(isForeign), foreignBetween: count(isForeign.slice(from, to)) };
}
