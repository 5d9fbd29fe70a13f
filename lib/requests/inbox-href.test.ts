import { expect, test } from "vitest";
import { inboxHref, isFiltered, unfiltered } from "./inbox-href.ts";

test("the usual view has a plain address, others keep view and search", () => {
  expect(inboxHref({ view: "open", q: "" })).toBe("/requests");
  expect(inboxHref({ view: "open", q: "" }, 12)).toBe("/requests/12");
  expect(inboxHref({ view: "mine", q: "a&b" }, 12)).toBe("/requests/12?view=mine&q=a%26b");
});

test("filters and order stand in the address and can be taken out again", () => {
  const query = { view: "open", q: "", service: "app-access", age: "week", sort: "title" } as const;
  expect(inboxHref(query)).toBe("/requests?service=app-access&age=week&sort=title");
  expect(isFiltered(query)).toBe(true);
  expect(inboxHref(unfiltered(query))).toBe("/requests?sort=title");
  expect(isFiltered(unfiltered(query))).toBe(false);
});
