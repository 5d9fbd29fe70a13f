import type { ModelDirectory, ModelKind, ModelLink, ModelObject } from "./model-directory.ts";
import type { Random } from "./random.ts";

/** One entry of a delta round: which part of an object, and as of when. */
export type Entry = {
  object: ModelObject;
  /** An older version that is told again, or the newest of the round. */
  at: number | "newest";
  hasProps: boolean;
  hasManager: boolean;
  links: readonly ModelLink[];
};

export type Round = {
  kind: ModelKind;
  select: readonly string[];
  from: number;
  /** Up to where this round tells; what is newer comes in the next one. */
  to: number;
  /** Entries say how things are when their page is asked for, not how they were at `to`. */
  isLive: boolean;
  pages: readonly (readonly Entry[])[];
};

/**
 * Plans a round as unkindly as the service may: entries in any order, one object spread over several,
 * older states told again before the newest, what did not change told too, and empty pages between.
 */
export function planRound(
  directory: ModelDirectory,
  random: Random,
  asked: Pick<Round, "kind" | "select" | "from" | "to">,
): Round {
  const sequences = [...directory.objects.values()]
    .filter(({ kind }) => kind === asked.kind)
    .map((object) => entriesOf(directory, random, object, asked));
  return { ...asked, isLive: random.chance(0.4), pages: inPages(random, merged(random, sequences)) };
}

function entriesOf(
  directory: ModelDirectory,
  random: Random,
  object: ModelObject,
  { from, to }: { from: number; to: number },
): Entry[] {
  const state = object.facts.asOf(to)?.state;
  // A first round does not know what went before it.
  if (state === undefined || (from === 0 && state === "gone")) return [];
  const isNew = object.facts
    .stepsWithin(from, to)
    .some(({ before, value }) => value.state === "live" && before?.state !== "live");
  const links = [...directory.links.values()].filter(
    ({ parentId, told }) => parentId === object.id && told.asOf(to) !== undefined,
  );
  const changed = links.filter(
    ({ told }) => told.isToldWithin(from, to) || (isNew && told.asOf(to) === true),
  );
  const hasNewManager = object.manager.isToldWithin(from, to);
  const hasNewFacts = object.facts.isToldWithin(from, to);
  if (!hasNewFacts && !hasNewManager && changed.length === 0 && !random.chance(0.08)) return [];
  const older = olderEntries(random, object, links, to);
  const told = new Set([...changed, ...older.flatMap((entry) => entry.links), ...random.some(links, 0.08)]);
  const newest = newestEntries(random, object, [...told], {
    needsProps: hasNewFacts || older.length > 0,
    hasManager: hasNewManager || isNew || older.some(({ hasManager }) => hasManager) || random.chance(0.1),
  });
  return [...older, ...newest];
}

function olderEntries(random: Random, object: ModelObject, links: readonly ModelLink[], to: number): Entry[] {
  const count = random.chance(0.25) ? random.between(1, 2) : 0;
  return Array.from({ length: count }, () => ({
    object,
    at: object.facts.someVersion(random.next()),
    hasProps: true,
    hasManager: random.chance(0.5),
    links: random.some(links, 0.5),
  })).filter(({ at }) => at > 0 && at <= to);
}

/** The newest state, in up to three parts, and now and then all of it twice. */
function newestEntries(
  random: Random,
  object: ModelObject,
  links: readonly ModelLink[],
  { needsProps, hasManager }: { needsProps: boolean; hasManager: boolean },
): Entry[] {
  const isSpread = object.kind === "group" || object.kind === "unit";
  const count = isSpread ? random.between(1, Math.min(3, links.length + 1)) : 1;
  const withProps = random.below(count);
  const parts = Array.from({ length: count }, (_part, index): Entry => ({
    object,
    at: "newest",
    hasProps: !isSpread || (needsProps && index === withProps) || random.chance(0.5),
    hasManager,
    links: links.filter((_link, at) => at % count === index),
  }));
  return random.chance(0.1) ? [...parts, ...random.shuffled(parts)] : parts;
}

/** One list of all entries; those of one object keep their order. */
function merged(random: Random, sequences: readonly (readonly Entry[])[]): Entry[] {
  const turns = random.shuffled(sequences.flatMap((sequence, index) => sequence.map(() => index)));
  const taken = new Map<number, number>();
  return turns.flatMap((index) => {
    const at = taken.get(index) ?? 0;
    taken.set(index, at + 1);
    const entry = sequences[index]?.[at];
    return entry === undefined ? [] : [entry];
  });
}

function inPages(random: Random, entries: readonly Entry[]): Entry[][] {
  const pages: Entry[][] = [];
  const addEmpty = () => {
    if (random.chance(0.2)) pages.push(...Array.from({ length: random.between(1, 3) }, () => []));
  };
  const size = random.between(1, 8);
  for (let at = 0; at < entries.length;) {
    addEmpty();
    const count = random.between(1, size);
    pages.push(entries.slice(at, at + count));
    at += count;
  }
  addEmpty();
  return pages.length === 0 ? [[]] : pages;
}
