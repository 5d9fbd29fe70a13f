import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

/** A reader by RFC 4180, as strict as it says. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
        if (at >= text.length) throw new Error("A quote is left open.");
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\r") cell += text[at++];
      if (/["\n]/.test(cell)) throw new Error(`Not quoted: ${cell}`);
    }
    row.push(cell);
    if (text[at] === ",") {
      at += 1;
      if (at === text.length) throw new Error("The line does not end.");
      continue;
    }
    if (text.slice(at, at + 2) !== "\r\n") throw new Error("A line ends with CR LF.");
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Takes the guard away again: one apostrophe wherever a formula would follow. */
const unguarded = (cell: string) => cell.replaceAll(/(?<=^|[\r\n;])'(?='*[=+\-@\t\r＝＋－＠])/gu, "");

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "\r\n",
      "＝",
      "＋",
      "－",
      "＠",
      "'",
      '"',
      ",",
      ";",
      " ",
    ),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
});

test("50,000 rows of anything come back as they were", () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), (cells) => {
      expect(readCsv(csvLine(cells)).map((row) => row.map(unguarded))).toEqual([cells]);
    }),
    { numRuns: 50_000 },
  );
});

test("no cell begins a formula, however a reader splits it", () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), (cells) => {
      for (const cell of readCsv(csvLine(cells)).flat()) {
        for (const part of cell.split(/[\r\n;]/u)) expect(part).not.toMatch(/^[=+\-@\t＝＋－＠]/u);
        expect(cell).not.toMatch(/^\r/);
      }
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["＝HYPERLINK(1)", "'＝HYPERLINK(1)"],
  ["'=1", "''=1"],
  ["'s-Hertogenbosch", "'s-Hertogenbosch"],
  ["a\n@b", '"a\n\'@b"'],
  ['say "no", please', '"say ""no"", please"'],
  ["7 - 3 = 4", "7 - 3 = 4"],
])("%s", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

test("numbers stay numbers, and nothing is an empty cell", () => {
  expect(csvLine([-5, null, ""])).toBe("-5,,\r\n");
});
