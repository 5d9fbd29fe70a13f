import {
  BIDI,
  breakOuts,
  CSS,
  handlers,
  MARKDOWN,
  runners,
  scriptLinks,
  SVG,
  TEMPLATES,
} from "./payloads.ts";

/** One hostile text. If anything of it ever runs, it calls `xss` with its number. */
export type Payload = { id: number; text: string };

const call = (id: number) => `xss(${id})`;

/** Every way to hide a call in markup: each is written around the call it is given. */
const WAYS: readonly ((run: string) => string)[] = [
  ...runners,
  ...breakOuts,
  ...handlers,
  ...SVG,
  ...scriptLinks,
  ...MARKDOWN,
  ...TEMPLATES,
  ...BIDI,
  ...CSS,
];

/** The corpus: distinct even when the numbers are taken out. */
export const CORPUS: readonly Payload[] = WAYS.map((way, id) => ({ id, text: way(call(id)) }));

/** How many differ in more than their number. */
export const distinctPayloads = (): number => new Set(WAYS.map((way) => way("xss()"))).size;

/** The whole corpus in `rows` texts: row after row takes the next payload, so that each holds some of every kind. */
export function corpusInRows(rows: number): string[] {
  const texts: string[][] = Array.from({ length: rows }, () => []);
  for (const { id, text } of CORPUS) texts[id % rows]?.push(text);
  return texts.map((row) => row.join(" "));
}
