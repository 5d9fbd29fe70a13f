import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DeskError } from "#lib/platform/errors.ts";
import { MOST_ROWS } from "./constants.ts";
import { decodeFile, detectDelimiter, type Delimiter } from "./hris-text.ts";

export type HrisTable = {
  encoding: string;
  delimiter: Delimiter;
  headers: string[];
  /** `line` is where the row begins in the file, counted from 1. */
  rows: { line: number; cells: string[] }[];
};

const PIECE = 64 * 1024;
const MOST_COLUMNS = 100;

/** Reads an uploaded file into rows without holding up others. Throws `DeskError` with what is wrong and where. */
export async function readTable(bytes: Uint8Array): Promise<HrisTable> {
  const { text, encoding } = decodeFile(bytes);
  const delimiter = detectDelimiter(text);
  const lines = await readLines(text.replace(/^sep=.\r?\n/i, "\n"), delimiter);
  const [head, ...rows] = lines;
  if (head === undefined) throw new DeskError("invalid-input", "This file is empty.");
  if (head.cells.length > MOST_COLUMNS)
    throw new DeskError(
      "invalid-input",
      `This file has ${head.cells.length} columns; ${MOST_COLUMNS} are read.`,
    );
  if (rows.length === 0)
    throw new DeskError("invalid-input", "This file has a line of column names and no people below it.");
  return { encoding, delimiter, headers: nameColumns(head.cells), rows };
}

async function readLines(text: string, delimiter: string): Promise<HrisTable["rows"]> {
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      info: true,
    }),
  );
  const rows: HrisTable["rows"] = [];
  try {
    for await (const read of parser) {
      // With `info`, the parser gives each record with its place.
      const { record, info } = read as { record: string[]; info: { lines: number } };
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      rows.push({ line: info.lines - breaks, cells: record });
      if (rows.length > MOST_ROWS + 1) {
        const most = MOST_ROWS.toLocaleString("en");
        throw new DeskError(
          "invalid-input",
          `This file has more than ${most} people. Split it into several files.`,
        );
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DeskError("invalid-input", whyUnread(error));
  }
  return rows;
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

function whyUnread(error: CsvError): string {
  const line = typeof error["lines"] === "number" ? ` near line ${error["lines"]}` : "";
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return `A quotation mark${line} is opened and never closed.`;
  return `A quotation mark${line} stands where none can be. Write it twice inside a quoted cell.`;
}

/** Every column has a name of its own. */
function nameColumns(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = cell === "" ? `Column ${at + 1}` : cell.slice(0, 120);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
