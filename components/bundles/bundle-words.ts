const SHOWN = 3;

/** "All Staff, Lab, VPN and 2 more"; a dash for none. */
export function namesInShort(items: readonly { displayName: string }[]): string {
  if (items.length === 0) return "–";
  const names = items.slice(0, SHOWN).map(({ displayName }) => displayName);
  const more = items.length - names.length;
  return more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more`;
}

/** "1 person", "12 people". */
export const peopleWords = (count: number) =>
  count === 1 ? "1 person" : `${count.toLocaleString("en")} people`;

/** "1 is not in Entra any more". */
export const missingWords = (count: number) =>
  count === 1 ? "1 part is gone from Entra" : `${count} parts are gone from Entra`;
