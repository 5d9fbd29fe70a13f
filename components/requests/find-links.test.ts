import { expect, test } from "vitest";
import { findLinks } from "./find-links.ts";

const links = (text: string) => findLinks(text).flatMap(({ href }) => (href === null ? [] : [href]));

test("an address becomes a link, without the sentence's punctuation", () => {
  expect(links("See https://calder.example/a?b=1, then (http://calder.example).")).toEqual([
    "https://calder.example/a?b=1",
    "http://calder.example",
  ]);
});

test("script, data and mail addresses stay text", () => {
  expect(links("javascript:alert(1) data:text/html,x mailto:a@b.example file:///etc/passwd")).toEqual([]);
});

test("the pieces together are the text", () => {
  const text = "a https://one.example\nb <b>https://two.example</b> c";
  expect(
    findLinks(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});
