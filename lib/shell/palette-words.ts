import { fold } from "#lib/platform/fold.ts";

type Titled = { key: string; title: string };

/** What an action is called about somebody: "Add Ikram Benali to group", "Block sign-in of Ikram Benali". */
export function actionAbout(title: string, name: string): string {
  // "user" stands for the person, but in "Revoke user sessions" for whose sessions they are.
  if (/ user(?: (?:to|from) |$)/.test(title)) return title.replace(/ user(?= (?:to|from) |$)/, ` ${name}`);
  return `${title.replace(" user ", " ")} of ${name}`;
}

/**
 * Actions that the typed words begin with, and what is left as a name: "add ikr" → Add user to group, "ikr".
 * A word counts when it begins a word of the title, in the title's order.
 */
export function readCommand<Action extends Titled>(
  typed: string,
  actions: readonly Action[],
): { action: Action; rest: string }[] {
  const words = fold(typed).split(" ").filter(Boolean);
  return actions.flatMap((action) => {
    const length = matched(words, fold(action.title).split(" "));
    return length === 0 ? [] : [{ action, rest: words.slice(length).join(" ") }];
  });
}

/** How many of the words, from the first on, begin words of the title. */
function matched(words: readonly string[], title: readonly string[]): number {
  let at = 0;
  let count = 0;
  for (const word of words) {
    const found = title.findIndex((part, index) => index >= at && part !== "user" && part.startsWith(word));
    // The verb comes first: a later word alone would take every name for a command.
    if (found === -1 || (count === 0 && found !== 0)) break;
    at = found + 1;
    count += 1;
  }
  return count;
}
