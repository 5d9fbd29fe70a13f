import { expect, test } from "vitest";
import { repeatedParams } from "./repeated-params.ts";

test("a parameter is a text, a repeated one a list", () => {
  expect(repeatedParams(new URLSearchParams("office=Lyon&q=&office=Turin"))).toEqual({
    office: ["Lyon", "Turin"],
    q: "",
  });
});
