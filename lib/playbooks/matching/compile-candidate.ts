import { SMALL_WORDS } from "./caution-words.ts";
import { splitWords } from "./split-words.ts";
import type { Candidate } from "./types.ts";
import { readPattern, type Pattern } from "./word-patterns.ts";

/** A playbook with its words ready to be looked for. */
export type Compiled = {
  key: string;
  name: string;
  groups: readonly (readonly Pattern[])[];
  notWhen: readonly Pattern[];
  /** The telling words of each example. */
  examples: readonly (readonly Pattern[])[];
  services: readonly string[];
  about: Candidate["intent"]["about"];
  /** Words that mean themselves and are never taken for another one. */
  known: ReadonlySet<string>;
};

export function compileCandidate({ key, name, intent }: Candidate): Compiled {
  return {
    key,
    name,
    groups: intent.words.filter((list) => list.length > 0).map((list) => list.map(readPattern)),
    notWhen: intent.notWhen.map(readPattern),
    examples: intent.examples.map(tellingWords).filter((words) => words.length > 0),
    services: intent.services,
    about: intent.about,
    known: new Set(),
  };
}

function tellingWords(example: string): Pattern[] {
  const names = example.match(/\{(app|group|person)\}/g) ?? [];
  const words = splitWords(example.replace(/\{\w+\}/g, " ")).map(({ text }) => text);
  return [...new Set([...words.filter((text) => !SMALL_WORDS.has(text)), ...names])].map(readPattern);
}
