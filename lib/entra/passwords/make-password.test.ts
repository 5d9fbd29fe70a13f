import { expect, test } from "vitest";
import { GROUP_LENGTH, GROUPS, LOWER_GROUP, makePassword, UPPER_GROUP } from "./make-password.ts";

const MANY = Array.from({ length: 10_000 }, () =>
  makePassword(["Ada Lovelace", "ada.lovelace@calder.example"]),
);

/** Microsoft: 8 to 256 characters, three of four kinds. */
const kindsIn = (password: string) =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;

test("10,000 passwords fit Microsoft's rule, and no two are alike", () => {
  expect(MANY.filter((password) => kindsIn(password) < 3 || password.length < 16)).toEqual([]);
  expect(MANY.filter((password) => password.length > 256)).toEqual([]);
  expect(new Set(MANY).size).toBe(MANY.length);
});

test("they can be read aloud: groups of four of one case, and no look-alikes", () => {
  const shape = /^([A-Z2-9]{4}|[a-z2-9]{4})(-([A-Z2-9]{4}|[a-z2-9]{4})){4}$/;
  expect(MANY.filter((password) => !shape.test(password))).toEqual([]);
  expect(MANY.filter((password) => /[0O1IlioSZBGsqzbg]/.test(password))).toEqual([]);
});

test("they carry at least 96 bits, evenly", () => {
  const onlyDigits = 8 ** GROUP_LENGTH;
  const perGroup = UPPER_GROUP.length ** GROUP_LENGTH + LOWER_GROUP.length ** GROUP_LENGTH - onlyDigits;
  expect(GROUPS * Math.log2(perGroup)).toBeGreaterThan(97);
  const counts = new Map<string, number>();
  for (const letter of MANY.join("").replaceAll("-", "")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const alphabet of [UPPER_GROUP, LOWER_GROUP]) {
    const letters = [...alphabet]
      .filter((letter) => /\D/.test(letter))
      .map((letter) => counts.get(letter) ?? 0);
    expect(Math.max(...letters) / Math.min(...letters)).toBeLessThan(1.3);
  }
});

test("no part of the person's name is in them, across groups and whatever the case", () => {
  const plain = MANY.map((password) => password.replaceAll("-", "").toLowerCase());
  expect(plain.filter((password) => password.includes("ada"))).toEqual([]);
  // Without the rule some would have it: three letters turn up in one of a few hundred.
  const free = Array.from({ length: 40_000 }, () => makePassword([]).replaceAll("-", "").toLowerCase());
  expect(free.some((password) => password.includes("ada"))).toBe(true);
});
