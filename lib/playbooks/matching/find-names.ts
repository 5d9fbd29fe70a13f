import { fold } from "#lib/platform/fold.ts";
import { editDistance } from "./edit-distance.ts";
import { ASKING, SELF, SMALL_WORDS } from "./caution-words.ts";
import {
  addressesIn,
  initialForms,
  localWords,
  LONG_WORD,
  orderedForms,
  spelled,
  typoKeys,
  wordsOf,
  type DirectoryName,
} from "./name-forms.ts";
import { splitWords, type Word } from "./split-words.ts";
import type { FoundName } from "./types.ts";

const LONGEST_NAME = 8;
/** Shorter names must be written as they are: "Box", not "box". */
const SHORT_NAME = 4;

/**
 * The names of the directory that a text mentions, whole, without case, accents and marks; people also by last
 * name first and by mail address. A longer name hides the shorter ones inside it ("Finance Reports" hides
 * "Finance"). What is written with one wrong letter, or with initials, comes back as a guess, unless an address
 * or the right name in the same text confirms it. What several objects are called comes back as one name with
 * several ids: the caller asks which. Pure.
 */
export function findNames(text: string, names: readonly DirectoryName[]): FoundName[] {
  const index = indexNames(names);
  const addresses = addressesIn(text);
  const bare = addresses.reduce((rest, { written }) => rest.replaceAll(written, " ; "), text);
  return confirm([
    ...addresses.flatMap(({ written, address }) => byAddress(written, address, index)),
    ...walk(splitWords(bare), index),
  ]);
}

type Index = {
  sure: Map<string, DirectoryName[]>;
  /** Without spaces: "powerbipro". */
  joined: Map<string, DirectoryName[]>;
  initials: Map<string, DirectoryName[]>;
  typos: Map<string, { name: DirectoryName; words: readonly string[] }[]>;
  addresses: Map<string, DirectoryName[]>;
};

function indexNames(names: readonly DirectoryName[]): Index {
  const index: Index = {
    sure: new Map(),
    joined: new Map(),
    initials: new Map(),
    typos: new Map(),
    addresses: new Map(),
  };
  for (const name of names) {
    for (const words of orderedForms(name)) {
      if (words.length === 0) continue;
      put(index.sure, words.join(" "), name);
      put(index.joined, words.join(""), name);
      if (name.kind !== "person" || words.length > 1)
        for (const key of typoKeys(words)) put(index.typos, key, { name, words });
    }
    for (const words of initialForms(name)) put(index.initials, words.join(" "), name);
    for (const address of name.addresses ?? []) put(index.addresses, address.toLowerCase(), name);
  }
  return index;
}

function put<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const same = index.get(key);
  if (same === undefined) index.set(key, [value]);
  else if (!same.includes(value)) same.push(value);
}

/** Another company's address that reads like somebody's name is only a guess. */
function byAddress(written: string, address: string, index: Index): FoundName[] {
  const known = index.addresses.get(address);
  if (known !== undefined) return groupByKind(known, written, false);
  return groupByKind(index.sure.get(localWords(address)) ?? [], written, true).filter(
    ({ kind }) => kind === "person",
  );
}

function walk(words: readonly Word[], index: Index): FoundName[] {
  const found: FoundName[] = [];
  let at = 0;
  while (at < words.length) {
    const sure = longest(words, at, (piece) => sureOf(piece, index));
    const guess = longest(words, at, (piece) => guessOf(piece, index), sure?.length);
    // A guess that goes on after a whole name leaves both: then one asks.
    found.push(...(sure?.names ?? []), ...(guess?.names ?? []));
    at += Math.max(1, sure?.length ?? 0, guess?.length ?? 0);
  }
  return found;
}

type Hit = { length: number; names: FoundName[] };

function longest(
  words: readonly Word[],
  at: number,
  find: (piece: readonly Word[]) => FoundName[],
  beyond = 0,
): Hit | null {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length > beyond; length -= 1) {
    const names = find(words.slice(at, at + length));
    if (names.length > 0) return { length, names };
  }
  return null;
}

const writtenOf = (piece: readonly Word[]) => piece.map(({ written }) => written).join(" ");
const keyOf = (piece: readonly Word[]) => piece.map(({ text }) => text).join(" ");

function sureOf(piece: readonly Word[], { sure, joined }: Index): FoundName[] {
  const written = writtenOf(piece);
  const same = sure.get(keyOf(piece)) ?? sure.get(fold(spelled(written))) ?? [];
  const exact = same.filter(({ displayName }) => wordsOf(displayName).join(" ") === keyOf(piece));
  const either = exact.length > 0 ? exact : same;
  const all = either.length > 0 || piece.length < 2 ? either : split(piece, joined);
  return groupByKind(
    all.filter(({ displayName }) => isNameLike(piece, displayName)),
    written,
    false,
  );
}

/** Of several words on both sides, with a space too many or too few: "Siobhan OBrien". */
function split(piece: readonly Word[], joined: Index["joined"]): DirectoryName[] {
  const same = joined.get(piece.map(({ text }) => text).join("")) ?? [];
  return same.filter(({ displayName }) => wordsOf(displayName).length > 1);
}

function guessOf(piece: readonly Word[], index: Index): FoundName[] {
  const written = writtenOf(piece);
  if (piece.every(isPlain)) return [];
  const { initials, joined } = index;
  const isShort = piece.some(({ isInitial }) => isInitial);
  const byInitials = isShort ? (initials.get(keyOf(piece)) ?? []) : [];
  const together = piece.map(({ text }) => text).join("");
  const byJoin = together.length > LONG_WORD ? (joined.get(together) ?? []) : [];
  const near = byInitials.length > 0 ? byInitials : byJoin.length > 0 ? byJoin : byTypo(piece, index);
  return groupByKind(near, written, true);
}

function byTypo(piece: readonly Word[], { typos }: Index): DirectoryName[] {
  const texts = piece.map(({ text }) => text);
  const near = texts.flatMap((text, at) => {
    const word = piece[at];
    if (text.length < LONG_WORD - 1 || word === undefined || isPlain(word)) return [];
    const key = texts.map((each, index) => (index === at ? `${each.slice(0, 1)}*` : each)).join(" ");
    return (typos.get(key) ?? []).flatMap(({ name, words }) => {
      const meant = words[at] ?? "";
      return meant.length >= LONG_WORD && editDistance(text, meant, 1) === 1 ? [name] : [];
    });
  });
  return [...new Set(near)];
}

/** A small word is what it is, and no name written wrong. */
const isPlain = ({ text, isInitial }: Word) =>
  !isInitial && (SMALL_WORDS.has(text) || SELF.has(text) || ASKING.has(text));

/** One small or short word is a name only when it is written like one. */
function isNameLike(piece: readonly Word[], displayName: string): boolean {
  const [only, second] = piece;
  if (only === undefined || second !== undefined) return true;
  if (only.text.length >= SHORT_NAME && !SMALL_WORDS.has(only.text)) return true;
  return only.written === displayName;
}

function groupByKind(same: readonly DirectoryName[], written: string, isGuess: boolean): FoundName[] {
  const kinds = [...new Set(same.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = same.filter((name) => name.kind === kind);
    return {
      kind,
      displayName: ofKind[0]?.displayName ?? written,
      objectIds: ofKind.map(({ objectId }) => objectId),
      written,
      isGuess,
    };
  });
}

/** A guess that the text confirms elsewhere is none; what is found twice in the same way comes back once. */
function confirm(found: readonly FoundName[]): FoundName[] {
  const sure = found.filter(({ isGuess }) => !isGuess);
  const settled = found.map((name) => {
    const same = name.isGuess
      ? sure.find(
          ({ kind, objectIds }) => kind === name.kind && objectIds.some((id) => name.objectIds.includes(id)),
        )
      : undefined;
    return same === undefined ? name : { ...same, written: name.written };
  });
  const unique = new Map(
    settled.map((name) => [JSON.stringify([name.kind, name.objectIds, name.written]), name]),
  );
  return [...unique.values()];
}
