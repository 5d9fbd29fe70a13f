import type { DateOrder } from "./types.ts";

export type ReadDate = { status: "date"; date: string } | { status: "bad"; reason: string };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL_MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const EARLIEST_YEAR = 1950;
const LATEST_YEAR = 2100;

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const NUMBERS = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const DAY_MONTH_YEAR = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]+)\.?,?[\s-]+(\d{4})$/;
const MONTH_DAY_YEAR = /^([a-z]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/;

/**
 * Reads a calendar date as people and HR systems write it; a time of day behind it is left out. Where
 * numbers could mean two days and `order` doesn't decide, it is refused: a day is never guessed.
 */
export function readDate(text: string, order: DateOrder): ReadDate {
  const written = text.trim();
  const lower = written.toLowerCase();
  const iso = ISO.exec(written) ?? COMPACT.exec(written);
  if (iso !== null) return checked(written, iso[1], iso[2], iso[3]);
  const dotted = DOTTED.exec(written);
  if (dotted !== null) return checked(written, dotted[3], dotted[2], dotted[1]);
  const numbers = NUMBERS.exec(written);
  if (numbers !== null)
    return inOrder(written, Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), order);
  const dayFirst = DAY_MONTH_YEAR.exec(lower);
  if (dayFirst !== null) return named(written, dayFirst[1], dayFirst[2], dayFirst[3]);
  const monthFirst = MONTH_DAY_YEAR.exec(lower);
  if (monthFirst !== null) return named(written, monthFirst[2], monthFirst[1], monthFirst[3]);
  return bad(whyUnread(written));
}

function inOrder(written: string, first: number, second: number, year: number, order: DateOrder): ReadDate {
  if (order === "day-first") return checked(written, year, second, first);
  if (order === "month-first") return checked(written, year, first, second);
  if (first > 12 || first === second) return checked(written, year, second, first);
  if (second > 12) return checked(written, year, first, second);
  return bad(
    `“${written}” can be ${dayName(first, second, year)} or ${dayName(second, first, year)}. Say whether the day or the month comes first, or write ${pad(year, 4)}-${pad(second)}-${pad(first)} or ${pad(year, 4)}-${pad(first)}-${pad(second)}.`,
  );
}

function named(written: string, day = "", monthName = "", year = ""): ReadDate {
  const at = FULL_MONTHS.indexOf(monthName);
  const month = at >= 0 ? at : MONTHS.indexOf(monthName === "sept" ? "sep" : monthName);
  if (month < 0) return bad(`“${written}” has a month that Gatehouse doesn’t know. Write 2026-12-01.`);
  return checked(written, year, month + 1, day);
}

type Part = string | number | undefined;

function checked(written: string, yearPart: Part, monthPart: Part, dayPart: Part): ReadDate {
  const [year, month, day] = [Number(yearPart), Number(monthPart), Number(dayPart)];
  const made = new Date(Date.UTC(year, month - 1, day));
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day)
    return bad(`“${written}” is no day of the calendar.`);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR)
    return bad(`“${written}” is not between ${EARLIEST_YEAR} and ${LATEST_YEAR}.`);
  return { status: "date", date: `${pad(year, 4)}-${pad(month)}-${pad(day)}` };
}

function whyUnread(written: string): string {
  if (/^\d{5}(?:\.\d+)?$/.test(written))
    return `“${written}” looks like a spreadsheet’s number for a day. Format the column as a date before saving it as CSV.`;
  if (/^\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}$/.test(written))
    return `“${written}” has a year of two digits. Write four, such as 2026-12-01.`;
  return `“${written.slice(0, 40)}” is no date. Write it as 2026-12-01.`;
}

const bad = (reason: string): ReadDate => ({ status: "bad", reason });
const pad = (value: number, length = 2) => String(value).padStart(length, "0");
const dayName = (day: number, month: number, year: number) =>
  `${day} ${sentenceCase(FULL_MONTHS[month - 1] ?? "")} ${year}`;
const sentenceCase = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
