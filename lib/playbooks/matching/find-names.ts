import { SMALL_WORDS } from "./caution-words.ts";
import { splitWords } from "./split-words.ts";
import type { FoundName, NameKind } from "./types.ts";

/** A name that may be mentioned. */
export type DirectoryName = { kind: NameKind; objectId: string; displayName: string };

const LONGEST_NAME = 8;
/** Shorter names must be written as they are: "Box", not "box". */
const SHORT_NAME = 4;

/**
 * The names of the directory that a text mentions: whole names only, without case, accents and marks. A longer
 * name hides the shorter ones inside it ("Finance Reports" hides "Finance"). Objects that are called the same
 * come back as one name with several ids: the caller asks which.
 */
export function findNames(text: string, names: readonly DirectoryName[]): FoundName[] {
  const index = indexNames(names);
  const words = splitWords(text);
  const found = new Map<string, FoundName>();
  let at = 0;
  while (at < words.length) {
    const hit = longestAt(words, at, index);
    for (const name of hit?.names ?? []) found.set(`${name.kind} ${name.displayName}`, name);
    at += hit?.length ?? 1;
  }
  return [...found.values()];
}

type Words = ReturnType<typeof splitWords>;
type Index = ReadonlyMap<string, readonly DirectoryName[]>;

const keyOf = (text: string): string =>
  splitWords(text)
    .map((word) => word.text)
    .join(" ");

function indexNames(names: readonly DirectoryName[]): Index {
  const index = new Map<string, DirectoryName[]>();
  for (const name of names) {
    const key = keyOf(name.displayName);
    if (key === "") continue;
    const same = index.get(key);
    if (same === undefined) index.set(key, [name]);
    else same.push(name);
  }
  return index;
}

function longestAt(words: Words, at: number, index: Index): { length: number; names: FoundName[] } | null {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length -= 1) {
    const piece = words.slice(at, at + length);
    const key = piece.map(({ text }) => text).join(" ");
    const same = index.get(key)?.filter(({ displayName }) => isNameLike(piece, displayName)) ?? [];
    if (same.length > 0)
      return { length, names: groupByKind(same, piece.map(({ written }) => written).join(" ")) };
  }
  return null;
}

/** One small or short word is a name only when it is written like one. */
function isNameLike(piece: Words, displayName: string): boolean {
  const [only, second] = piece;
  if (only === undefined || second !== undefined) return true;
  if (only.text.length >= SHORT_NAME && !SMALL_WORDS.has(only.text)) return true;
  return only.written === displayName;
}

function groupByKind(same: readonly DirectoryName[], written: string): FoundName[] {
  const kinds = [...new Set(same.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = same.filter((name) => name.kind === kind);
    return {
      kind,
      displayName: ofKind[0]?.displayName ?? written,
      objectIds: ofKind.map(({ objectId }) => objectId),
      written,
    };
  });
}
