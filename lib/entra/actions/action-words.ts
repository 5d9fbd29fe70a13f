import type { ActionSpec } from "./define-action.ts";

/** Fills `{person}` and `{group}` of a template in. */
export function fillWords(template: string, labels: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => labels[name] ?? "");
}

/** Upper-cases the first letter. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Gatehouse couldn't add Ikram Benali to Packaging Studio." */
export function couldNot(
  action: Pick<ActionSpec, "words">,
  labels: Readonly<Record<string, string>>,
): string {
  return `Gatehouse couldn't ${fillWords(action.words.bare, labels)}.`;
}
