import { expect, test } from "vitest";
import { readOptions, UsageError } from "./command.ts";

const known = { json: "flag", tenant: "text" } as const;

test("options come in any order, with a space or an equals sign", () => {
  expect(readOptions(["--json", "--tenant", "abc"], known)).toEqual({ json: "yes", tenant: "abc" });
  expect(readOptions(["--tenant=abc"], known)).toEqual({ tenant: "abc" });
  expect(readOptions([], known)).toEqual({});
});

test.each([["--what"], ["loose"], ["--tenant"], ["--tenant", "--json"]])("%s is refused", (...args) => {
  expect(() => readOptions(args, known)).toThrow(UsageError);
});
