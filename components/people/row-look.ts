/** A 34 px ruled line of a list inside a page. */
export const LINE = "flex min-h-8.5 items-center gap-2.5 border-b border-line touch:min-h-11";
/** A link that is a row's name. */
export const NAME_LINK = "min-w-0 truncate hover:underline underline-offset-3 decoration-line-2";
/** "12 December 2024" from a date as Entra gives it; the text itself when it is no date. */
export function formatDay(text: string | null): string | null {
  if (text === null) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return text;
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(at);
}

/** "France" for "FR"; the code itself when it is none. */
export function formatCountry(code: string | null): string | null {
  if (code === null) return null;
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames("en", { type: "region" }).of(code.toUpperCase()) ?? code;
}
