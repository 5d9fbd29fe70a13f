import { expect, test } from "vitest";
import { numberRunSteps } from "./number-run-steps.ts";

const numbers = (...depths: number[]) => numberRunSteps(depths.map((depth) => ({ depth })));

test("steps are numbered as the builder numbers them", () => {
  expect(numbers(0, 0, 1, 1, 2, 1, 0)).toEqual(["1", "2", "2.1", "2.2", "2.2.1", "2.3", "3"]);
  expect(numbers(0, 1, 0, 1)).toEqual(["1", "1.1", "2", "2.1"]);
  expect(numbers()).toEqual([]);
});
