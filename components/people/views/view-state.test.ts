import { expect, test } from "vitest";
import { DEFAULT_COLUMNS } from "#lib/directory/people-columns.ts";
import { parsePeopleSearch } from "#lib/directory/people-query.ts";
import { viewState } from "./view-state.ts";

const LYON = {
  id: "0b1e3a52-6f0a-4c50-9a35-1b7e6f7d8c11",
  name: "Lyon",
  search: "office=Lyon&sort=title",
  columns: ["email" as const],
  isShared: false,
  isOwn: true,
  canChange: true,
};

test("a view is open and unchanged whatever page and order of parameters the address has", () => {
  const query = parsePeopleSearch(`sort=title&view=${LYON.id}&office=Lyon&cursor=x`);
  expect(viewState([LYON], query, ["email"])).toEqual({ current: LYON, isChanged: false });
});

test("another filter or other columns change it; without a view there is everybody to differ from", () => {
  const query = parsePeopleSearch(`office=Turin&sort=title&view=${LYON.id}`);
  expect(viewState([LYON], query, ["email"]).isChanged).toBe(true);
  const same = parsePeopleSearch(`office=Lyon&sort=title&view=${LYON.id}`);
  expect(viewState([LYON], same, ["title"]).isChanged).toBe(true);
  expect(viewState([LYON], parsePeopleSearch(""), DEFAULT_COLUMNS)).toEqual({
    current: null,
    isChanged: false,
  });
  expect(viewState([LYON], parsePeopleSearch("q=x"), DEFAULT_COLUMNS).isChanged).toBe(true);
  expect(viewState([LYON], parsePeopleSearch(""), ["email"]).isChanged).toBe(true);
});
