import { expect, test } from "vitest";
import { readDate } from "./hris-date.ts";

const date = (text: string, order: Parameters<typeof readDate>[1] = "plain") => {
  const read = readDate(text, order);
  return read.status === "date" ? read.date : read.reason;
};

test.each([
  "2026-12-01",
  "2026/12/1",
  "2026.12.01",
  "20261201",
  "2026-12-01T00:00:00Z",
  "2026-12-01 09:30",
  "2026-12-01T23:30:00.000-08:00",
  "01.12.2026",
  "1. 12. 2026",
  "1 December 2026",
  "1st Dec 2026",
  "01-Dec-2026",
  "Dec 1, 2026",
  "december 1st, 2026",
  " 2026-12-01 ",
])("%s is 1 December 2026", (text) => {
  expect(date(text)).toBe("2026-12-01");
});

test("numbers that can mean two days are refused with both, until somebody says which comes first", () => {
  expect(date("04/05/2026")).toBe(
    "“04/05/2026” can be 4 May 2026 or 5 April 2026. Say whether the day or the month comes first, or write 2026-05-04 or 2026-04-05.",
  );
  expect(date("04/05/2026", "day-first")).toBe("2026-05-04");
  expect(date("04-05-2026", "month-first")).toBe("2026-04-05");
});

test("numbers that can mean one day only are read", () => {
  expect(date("25/12/2026")).toBe("2026-12-25");
  expect(date("12/25/2026")).toBe("2026-12-25");
  expect(date("06/06/2026")).toBe("2026-06-06");
  expect(date("12/25/2026", "day-first")).toBe("“12/25/2026” is no day of the calendar.");
});

test.each([
  ["2026-02-29", "is no day of the calendar"],
  ["31.04.2026", "is no day of the calendar"],
  ["1026-02-01", "is not between 1950 and 2100"],
  ["01/12/26", "has a year of two digits"],
  ["46357", "looks like a spreadsheet’s number"],
  ["1 Foo 2026", "has a month that Gatehouse doesn’t know"],
  ["soon", "is no date"],
  ["2026-13-01", "is no day of the calendar"],
])("%s is refused in plain words", (text, words) => {
  expect(date(text)).toContain(words);
});

test("a leap day is a day", () => {
  expect(date("29.02.2028")).toBe("2028-02-29");
});
