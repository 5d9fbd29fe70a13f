import { expect, test } from "vitest";
import { inboxHref } from "./inbox-href.ts";

test("the usual view has a plain address, others keep view and search", () => {
  expect(inboxHref({ view: "open", q: "" })).toBe("/requests");
  expect(inboxHref({ view: "open", q: "" }, 12)).toBe("/requests/12");
  expect(inboxHref({ view: "mine", q: "a&b" }, 12)).toBe("/requests/12?view=mine&q=a%26b");
});
