import type { ActionSpec } from "./define-action.ts";
import type { ActionFacts } from "./types.ts";

/** Fills `{person}`, `{group}`, `{app}` and `{how}` of a template in. */
export function fillWords(template: string, labels: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => labels[name] ?? "");
}

/** The names an action's sentences are filled with, as they are now. */
export function labelsOf(action: Pick<ActionSpec, "how">, facts: ActionFacts): Record<string, string> {
  return {
    person: facts.person.displayName,
    group: facts.group?.displayName ?? "",
    app: facts.app?.displayName ?? "",
    how: action.how?.(facts) ?? "",
  };
}

/** Upper-cases the first letter. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Ikram Benali is already a member of Packaging Studio. Nothing to do.", or what is to be said instead. */
export function alreadySoText(
  { labels, errorMessage }: { labels: Readonly<Record<string, string>>; errorMessage: string | null },
  { words }: Pick<ActionSpec, "words">,
): string {
  return `${fillWords(words.alreadySo, labels)}. ${errorMessage ?? "Nothing to do."}`;
}

/** "Gatehouse couldn't add Ikram Benali to Packaging Studio." */
export function couldNot(
  action: Pick<ActionSpec, "words">,
  labels: Readonly<Record<string, string>>,
): string {
  return `Gatehouse couldn't ${fillWords(action.words.bare, labels)}.`;
}
