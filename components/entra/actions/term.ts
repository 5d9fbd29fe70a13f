/** For how long something is given: for good, some days, or until a chosen day. */
export type Term = { kind: "none" } | { kind: "days"; days: number } | { kind: "date"; date: string };

/** What the form offers, in days. */
export const TERM_DAYS = [1, 7, 30, 90] as const;

/**
 * When a term ends: the end of its last day where the viewer is, in epoch ms. Null for none, undefined
 * for a date that is missing, unreadable or over. Days end with the day too, so that a second try sends
 * the same moment.
 */
export function endsAtOf(term: Term, nowMs: number): number | null | undefined {
  if (term.kind === "none") return null;
  const now = new Date(nowMs);
  if (term.kind === "days")
    return endOfDay(now.getFullYear(), now.getMonth(), now.getDate() + term.days).getTime();
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(term.date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const end = endOfDay(Number(year), Number(month) - 1, Number(day));
  const isReal = end.getMonth() === Number(month) - 1;
  return isReal && end.getTime() > nowMs ? end.getTime() : undefined;
}

/** The viewer's calendar day of a moment as a date input writes it. */
export function dateInputValue(atMs: number): string {
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const endOfDay = (year: number, month: number, day: number) => new Date(year, month, day, 23, 59, 59, 999);
