/**
 * First letter of the first and of the last word of a name, upper case; one letter for a one-word name.
 * Words in brackets ("(External)") don't count. A name without letters gives "?".
 */
export function initialsOf(name: string): string {
  const words = name
    .replaceAll(/[([].*?[)\]]/g, " ")
    .split(/[\s,]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return "?";
  return words.length === 1 ? letterOf(first) : letterOf(first) + letterOf(last);
}

/** One of six tints, 1 to 6, always the same for the same object ID (FNV-1a). */
export function tintOf(objectId: string): 1 | 2 | 3 | 4 | 5 | 6 {
  let hash = 0x811c9dc5;
  for (let at = 0; at < objectId.length; at++) {
    hash ^= objectId.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  const tints = [1, 2, 3, 4, 5, 6] as const;
  return tints[(hash >>> 0) % 6] ?? 1;
}

/** Two letters for an app's or group's square tile: "Figma" gives "Fi", "Adobe Creative" gives "Ad". */
export function monogramOf(name: string): string {
  const letters = [...name.normalize("NFC").matchAll(/\p{L}|\p{N}/gu)].map((match) => match[0]);
  const first = letters[0];
  if (first === undefined) return "?";
  return first.toLocaleUpperCase("en") + (letters[1] ?? "").toLocaleLowerCase("en");
}

function letterOf(word: string): string {
  const letter = /[\p{L}\p{N}]\p{M}*/u.exec(word.normalize("NFC"))?.[0] ?? "";
  return letter.toLocaleUpperCase("en");
}
