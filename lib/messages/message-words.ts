import { MESSAGE_KINDS, type MessageKind } from "./queue/message-kinds.ts";

/** A message as it is shown; plain text, whatever the facts hold. */
export type MessageWords = { subject: string; text: string; href: string; button: string };

/** No fact says more than this: a question may be pages long. */
const FACT_MAX = 200;
/** What an admin wrote into a workflow's message may be a few sentences. */
const TEXT_MAX = 1_000;
const SUBJECT_MAX = 150;

/** Fills a kind's words in. Pure; facts that are missing leave nothing. */
export function messageWords(kind: MessageKind, facts: Readonly<Record<string, string>>): MessageWords {
  const { subject, text, href, button } = MESSAGE_KINDS[kind];
  const fact = (name: string) => shorten(oneLine(facts[name] ?? ""), name === "text" ? TEXT_MAX : FACT_MAX);
  return {
    subject: shorten(fill(subject, fact), SUBJECT_MAX),
    text: fill(text, fact),
    // A fact is one segment of the address, never another address.
    href: fill(href, (name) => encodeURIComponent(fact(name))),
    button,
  };
}

/**
 * The text on one line: line ends, other controls, escapes and marks that turn the writing direction
 * become spaces. What is left can't end a header, nor show something else than it says.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

function fill(words: string, fact: (name: string) => string): string {
  return words.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => fact(name)).trim();
}

function shorten(text: string, max: number): string {
  const letters = [...text];
  return letters.length <= max
    ? text
    : `${letters
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`;
}
