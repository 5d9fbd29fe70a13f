/** A small seeded generator (mulberry32): the same seed makes the same company everywhere. */
export type Random = {
  /** A number from 0 (included) to 1 (excluded). */
  next: () => number;
  /** A whole number from 0 to `limit` - 1. */
  below: (limit: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** A random GUID of version 4. */
  guid: () => string;
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => word() / 4_294_967_296;
  const hex = () => word().toString(16).padStart(8, "0");
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    pick: (list) => {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new Error("Nothing to pick from.");
      return chosen;
    },
    guid: () => {
      const text = hex() + hex() + hex() + hex();
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${"89ab"[word() % 4]}${text.slice(17, 20)}-${text.slice(20, 32)}`;
    },
  };
}
