import { expect, test } from "vitest";
import { movedColumn } from "./moved-column.ts";

test("a column moves up, down and to a place, and never off the list", () => {
  const columns = ["email", "title", "office"];
  expect(movedColumn(columns, "title", 0)).toEqual(["title", "email", "office"]);
  expect(movedColumn(columns, "title", 2)).toEqual(["email", "office", "title"]);
  expect(movedColumn(columns, "email", -1)).toEqual(columns);
  expect(movedColumn(columns, "office", 9)).toEqual(columns);
});
