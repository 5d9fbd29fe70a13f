/** What spreadsheets take for the beginning of a formula, also in full width; apostrophes before it are ours. */
const DANGEROUS = "'*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]";
/** Where a cell begins, also for readers that split at line breaks inside quotes or at semicolons. */
const BEGINNING = "(?<=^|[\\r\\n;])";
const UNGUARDED = new RegExp(`${BEGINNING}(?=${DANGEROUS})`, "gu");
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/u;

/** Tells spreadsheets that what follows is UTF-8. */
export const CSV_BOM = "\uFEFF";

export type CsvCell = string | number | null;

/**
 * One line of CSV by RFC 4180, safe to open in a spreadsheet: text that would begin a formula gets an
 * apostrophe in front. One apostrophe more where there are some already, so that what was written can
 * be read back exactly. Numbers are ours and stay numbers.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = cell.replace(UNGUARDED, "'");
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
