export type Trigger = { kind: "answer" | "mention"; typed: string; from: number };

/**
 * What the text before the caret asks for: "/" at the start of a line a saved answer, "@" at the start of
 * a word an agent; null when neither.
 */
export function findTrigger(text: string, caret: number): Trigger | null {
  const before = text.slice(0, caret);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const answer = /^\/([\p{L}\p{N} -]{0,40})$/u.exec(line);
  if (answer !== null) return { kind: "answer", typed: answer[1] ?? "", from: caret - line.length };
  const mention = /(?:^|\s)@([\p{L}\p{N}'’.-]{0,30}(?: [\p{L}\p{N}'’.-]{0,30})?)$/u.exec(line);
  if (mention === null) return null;
  const typed = mention[1] ?? "";
  return { kind: "mention", typed, from: caret - typed.length - 1 };
}

/** The text with what was asked for in the place of the question, and where the caret goes. */
export function replaceTrigger(
  text: string,
  { from }: Trigger,
  caret: number,
  by: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + by + text.slice(caret), caret: from + by.length };
}
