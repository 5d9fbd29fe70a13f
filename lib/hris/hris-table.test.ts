import { expect, test } from "vitest";
import { entriesOf, guessMapping } from "./hris-mapping.ts";
import { readTable } from "./hris-table.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
const windows1252 = (text: string) => Buffer.from(text, "latin1");

const FILE = "Email;Department\r\nzoe@calder.example;Qualité\r\n";

test.each([
  ["UTF-8", utf8(FILE), "UTF-8"],
  ["UTF-8 with a mark", utf8(`\uFEFF${FILE}`), "UTF-8"],
  ["UTF-16 with a mark", utf16(`\uFEFF${FILE}`), "UTF-16"],
  ["UTF-16 without a mark", utf16(FILE), "UTF-16"],
  ["big-endian UTF-16 with a mark", utf16(`\uFEFF${FILE}`, true), "UTF-16 (big-endian)"],
  ["big-endian UTF-16 without a mark", utf16(FILE, true), "UTF-16 (big-endian)"],
  ["Windows-1252", windows1252(FILE), "Windows-1252"],
])("a file in %s is read", async (_what, bytes, encoding) => {
  const table = await readTable(bytes);
  expect(table).toMatchObject({ encoding, delimiter: ";", headers: ["Email", "Department"] });
  expect(table.rows).toEqual([{ line: 2, cells: ["zoe@calder.example", "Qualité"] }]);
});

test.each([
  ["comma", "a,b\n1,2\n", ","],
  ["semicolon, with commas inside", 'a;b\n"1,0";"2,0"\n', ";"],
  ["semicolon, with more commas than semicolons", "name;note\nx;1, 2, 3, 4\ny;5\n", ";"],
  ["tab", "a\tb\n1\t2\n", "\t"],
  ["bar", "a|b\n1|2\n", "|"],
  ["what its first line names", "sep=|\na|b\n1|2\n", "|"],
])("cells are told apart by the %s", async (_what, text, delimiter) => {
  const table = await readTable(utf8(text));
  expect(table.delimiter).toBe(delimiter);
  expect(table.headers).toHaveLength(2);
});

test("rows keep the line they begin on, past empty lines and line breaks inside quotes", async () => {
  const { rows } = await readTable(utf8('email,note\n\na@x.example,"two\nlines"\n,,\nb@x.example,one\n'));
  expect(rows).toEqual([
    { line: 3, cells: ["a@x.example", "two\nlines"] },
    { line: 6, cells: ["b@x.example", "one"] },
  ]);
});

test.each([
  ["nothing", new Uint8Array(), "This file is empty."],
  ["column names only", utf8("email,start\n"), "no people below it"],
  ["an Excel workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "Save it as CSV"],
  ["a PDF", utf8("%PDF-1.7"), "This is a PDF"],
  ["bytes that are no text", Uint8Array.from([1, 0, 0, 0, 1, 0, 0, 0, 9, 9, 9, 9]), "no text file"],
  ["a quotation mark that is never closed", utf8('email,note\na@x.example,"open\n'), "never closed"],
  ["a quotation mark in the middle", utf8('email,note\na@x.example,"a"b\n'), "stands where none can be"],
])("%s is refused in plain words", async (_what, bytes, words) => {
  await expect(readTable(bytes)).rejects.toThrow(words);
});

test("one person more than the limit is refused with the limit", async () => {
  const rows = (count: number) =>
    utf8(`email\n${Array.from({ length: count }, (_, n) => `p${n}@x.example`).join("\n")}`);
  await expect(readTable(rows(50_001))).rejects.toThrow("more than 50,000 people");
  expect((await readTable(rows(50_000))).rows).toHaveLength(50_000);
});

test("columns are recognised by the names that HR systems give them", () => {
  const headers = ["Employee", "E-Mail", "Hire Date", "Last working day", "Dept.", "Manager Email"];
  expect(guessMapping(headers, null)).toEqual({
    person: "E-Mail",
    startDate: "Hire Date",
    endDate: "Last working day",
    department: "Dept.",
    manager: "Manager Email",
  });
});

test("what was chosen for the last file comes before guessing, where the columns are still there", () => {
  const remembered = { person: "Mail", startDate: "Gone", endDate: null, department: "Email", manager: null };
  expect(guessMapping(["Email", "Mail", "Start date"], remembered)).toMatchObject({
    person: "Mail",
    startDate: "Start date",
    department: "Email",
  });
});

test("columns of the same name, and without one, can be told apart", async () => {
  const { headers } = await readTable(utf8("Email,Email,,x\na,b,c,d\n"));
  expect(headers).toEqual(["Email", "Email (2)", "Column 3", "x"]);
});

test("an empty cell takes back, a column that is not mapped says nothing", async () => {
  const table = await readTable(utf8("email,start,dept,boss\na@x.example,,Lab\nb@x.example,2026-12-01,,\n"));
  const mapping = { person: "email", startDate: "start", endDate: null, department: "dept", manager: null };
  expect(entriesOf(table, mapping)).toEqual([
    { at: 2, person: "a@x.example", values: { startDate: null, department: "Lab" } },
    { at: 3, person: "b@x.example", values: { startDate: "2026-12-01", department: null } },
  ]);
});
