/** Chance that one seed decides: the same seed gives the same draws, in the same order. */
export type Random = ReturnType<typeof seededRandom>;

export function seededRandom(seed: number) {
  // mulberry32; the multiplication keeps neighbouring seeds apart.
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  const chance = (likely: number) => next() < likely;
  function shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ value }) => value);
  }
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join("");
  return {
    next,
    below,
    chance,
    shuffled,
    /** Both ends included. */
    between: (from: number, to: number) => from + below(to - from + 1),
    /** Undefined only when there is nothing to pick from. */
    pick: <T>(list: readonly T[]): T | undefined => list[below(list.length)],
    some: <T>(list: readonly T[], likely: number): T[] => list.filter(() => chance(likely)),
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}
