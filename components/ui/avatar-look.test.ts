import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { initialsOf, monogramOf, tintOf } from "./avatar-look.ts";

describe("initials", () => {
  test.each([
    ["José Ignacio Rentería", "JR"],
    ["Đặng Thị Ánh", "ĐÁ"],
    ["Ana-Maria Ionescu", "AI"],
    ["ørsted", "Ø"],
    ["Peter Novák (External)", "PN"],
    ["  Noor   Haidari ", "NH"],
    ["", "?"],
    ["– –", "?"],
  ])("%s gives %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

  test("a decomposed accent counts as part of its letter", () =>
    expect(initialsOf("E\u0301lodie Roy")).toBe("ÉR"));
  test("any name gives one to a few characters and never throws", () => {
    assert(property(string({ unit: "grapheme" }), (name) => initialsOf(name).length > 0));
  });
});

describe("tint", () => {
  test("is the same for the same object ID", () =>
    expect(tintOf("4d9a0c1e-77b2")).toBe(tintOf("4d9a0c1e-77b2")));
  test("uses all six, none more than twice its share", () => {
    const counts = new Map<number, number>();
    for (let at = 0; at < 6000; at++)
      counts.set(tintOf(`id-${at}`), (counts.get(tintOf(`id-${at}`)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Math.max(...counts.values())).toBeLessThan(2000);
  });
});

test("a monogram is two letters, the first upper case", () => {
  expect(monogramOf("Figma")).toBe("Fi");
  expect(monogramOf("sAP Concur")).toBe("Sa");
  expect(monogramOf("–")).toBe("?");
});
