import { NEGATORS, ASKING, SELF, SMALL_WORDS } from "./caution-words.ts";
import { ACT_AT, CLEAR_LEAD, FOREIGN_MOST, PROPOSE_AT, SERVICE_SCORE } from "./constants.ts";
import { compileCandidate, type Compiled } from "./compile-candidate.ts";
import { findCautions, findNegator, findQuestion } from "./find-cautions.ts";
import { NO_FIT, scoreWindow, type Fit } from "./score-window.ts";
import { splitSentences, type Word } from "./split-words.ts";
import type { Candidate, Caution, CautionKind, Match, MatchInput, MatchLevel } from "./types.ts";

/** How much each kind of caution takes away. */
const COST: { readonly [Kind in CautionKind]: number } = {
  "other-person": 0.55,
  negated: 0.55,
  settled: 0.55,
  "in-general": 0.55,
  "speaks-against": 0.55,
  instructions: 0.3,
};

/** The playbooks ready to be matched: made once for many requests. */
export function compileCandidates(candidates: readonly Candidate[]): readonly Compiled[] {
  const known = new Set([...SMALL_WORDS, ...SELF, ...ASKING, ...NEGATORS]);
  const compiled = candidates.map(compileCandidate);
  for (const { groups } of compiled)
    for (const part of groups.flat().flatMap(({ parts }) => parts))
      if (part.kind === "word") known.add(part.text);
  return compiled.map((candidate) => ({ ...candidate, known }));
}

/**
 * How well each playbook fits a request, best first. Only words decide: no model, nothing learned, the same
 * answer every time. Below the lower threshold, and where the text speaks of others, in general, of something
 * settled or not wanted, the level is silent.
 */
export function matchRequest(compiled: readonly Compiled[], input: MatchInput): Match[] {
  const sentences = splitSentences(`${input.title}\n${input.body}`, input.names);
  const scored = compiled.map((candidate) => matchOne(candidate, input, sentences));
  const ranked = scored.toSorted((a, b) => b.score - a.score);
  return ranked.map((match, index) => ({ ...match, level: levelOf(match, ranked, index) }));
}

function matchOne(candidate: Compiled, input: MatchInput, sentences: readonly (readonly Word[])[]): Match {
  const { key, name, services } = candidate;
  const best = bestWindow(candidate, input, sentences);
  const isByService = input.serviceKey !== null && services.includes(input.serviceKey);
  const cautions = cautionsOf(candidate, input, sentences, best);
  const cost = cautions.reduce((sum, { kind }) => sum + COST[kind], 0);
  const score = Math.max(0, Math.max(best.fit.score, isByService ? SERVICE_SCORE : 0) - cost);
  return {
    key,
    name,
    score,
    level: "silent",
    words: best.fit.words,
    cautions,
    isByService,
    isUnclear: isGuessed(input) || (!isByService && isUnclear(candidate, best.fit)),
  };
}

type Window = { words: readonly Word[]; fit: Fit };

/** The sentence, or the two sentences in a row, that fit best. */
function bestWindow(candidate: Compiled, input: MatchInput, sentences: readonly (readonly Word[])[]): Window {
  const pairs = sentences.slice(1).map((words, index) => [...(sentences[index] ?? []), ...words]);
  return [...sentences, ...pairs]
    .map((words) => ({ words, fit: scoreWindow(candidate, words, input.names) }))
    .reduce<Window>((top, next) => (next.fit.score > top.fit.score ? next : top), { words: [], fit: NO_FIT });
}

function cautionsOf(
  { about, notWhen }: Compiled,
  input: MatchInput,
  sentences: readonly (readonly Word[])[],
  { words, fit }: Window,
): Caution[] {
  const found = new Map(findCautions(sentences, notWhen).map(({ kind, written }) => [kind, written]));
  const add = (kind: CautionKind, written: string | null | undefined) => {
    if (written != null && !found.has(kind)) found.set(kind, written);
  };
  add("negated", findNegator(words, fit.hits, fit.all));
  add("in-general", findQuestion(words));
  add("other-person", input.names.find(({ kind }) => kind === "person")?.written);
  if (input.isForOther) add("other-person", "the form names another person");
  // Others may be spoken of where a playbook is about others.
  if (about !== "requester") found.delete("other-person");
  return [...found].map(([kind, written]) => ({ kind, written }));
}

/** A name that may be another one is for a person to look at. */
const isGuessed = ({ names }: MatchInput) => names.some(({ isGuess }) => isGuess);

/** Says the text more than the playbook knows, or not of whom it speaks? Then a person looks at it first. */
function isUnclear({ about }: Compiled, { foreign, foreignBetween, isOwn }: Fit): boolean {
  return foreignBetween > 0 || foreign > FOREIGN_MOST || (about === "requester" && !isOwn);
}

function levelOf(match: Match, ranked: readonly Match[], index: number): MatchLevel {
  if (match.score < PROPOSE_AT) return "silent";
  if (match.score < ACT_AT || index > 0 || match.cautions.length > 0 || match.isUnclear) return "propose";
  const next = ranked[1]?.score ?? 0;
  return match.score - next < CLEAR_LEAD ? "propose" : "act";
}
