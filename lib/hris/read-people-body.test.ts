import { expect, test } from "vitest";
import { readPeopleBody } from "./read-people-body.ts";

test("an array is taken as it is", () => {
  expect(readPeopleBody('[{"email":"a@calder.example"}, 1]')).toEqual([{ email: "a@calder.example" }, 1]);
});

test.each([
  ["no JSON", "email=a", "The body is no JSON."],
  ["one person without the array", '{"email":"a@calder.example"}', "Send a JSON array of people."],
  ["nobody", "[]", "Send at least one person."],
  ["too many", JSON.stringify(Array.from({ length: 5_001 }, () => 1)), "Send at most 5000 people at once."],
])("%s is refused in plain words", (_what, body, words) => {
  expect(() => readPeopleBody(body)).toThrow(words);
});
