import { fold } from "#lib/platform/fold.ts";

const MONTHS = [
  "january januar janvier enero januari jan",
  "february februar fevrier febrero februari feb",
  "march marz mars marzo maart mar",
  "april avril abril apr",
  "may mai mayo mei",
  "june juni juin junio jun",
  "july juli juillet julio jul",
  "august aout agosto augustus aug",
  "september septembre septiembre sep sept",
  "october oktober octobre octubre oct okt",
  "november novembre noviembre nov",
  "december dezember decembre diciembre dec dez",
].map((names) => new Set(names.split(" ")));

const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const DOTTED = /\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?/g;
const DAY_MONTH =
  /\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?([a-z]+)\.?(?:,?\s+(?:de\s+)?(\d{4}))?/g;
const MONTH_DAY = /\b([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b/g;

/**
 * The days that a text names, as 2027-06-30, in five languages; without a year, the next such day from `today`
 * on. What can be read in two ways ("03/04") is left out: then one asks.
 */
export function findDates(text: string, today: string): string[] {
  const plain = fold(text);
  const found = new Set<string>();
  const add = (year: string | undefined, month: number, day: number) => {
    const iso = dayOf(year, month, day, today);
    if (iso !== null) found.add(iso);
  };
  for (const [, year, month, day] of plain.matchAll(ISO)) add(year, Number(month), Number(day));
  for (const [, day, month, year] of plain.matchAll(DOTTED)) add(year, Number(month), Number(day));
  for (const [, day, month = "", year] of plain.matchAll(DAY_MONTH)) add(year, monthOf(month), Number(day));
  if (found.size === 0)
    for (const [, month = "", day, year] of plain.matchAll(MONTH_DAY)) add(year, monthOf(month), Number(day));
  return [...found];
}

/** 1 to 12; 0 when it is no month. */
const monthOf = (word: string): number => MONTHS.findIndex((names) => names.has(word)) + 1;

function dayOf(year: string | undefined, month: number, day: number, today: string): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const write = (y: number) => `${y}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const thisYear = Number(today.slice(0, 4));
  const iso =
    year === undefined ? write(write(thisYear) < today ? thisYear + 1 : thisYear) : write(Number(year));
  const moment = new Date(`${iso}T00:00:00Z`);
  // 31 February rolls over into March: then there is no such day.
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso ? null : iso;
}
