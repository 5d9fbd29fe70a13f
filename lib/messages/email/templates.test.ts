import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { messageWords, oneLine } from "../message-words.ts";
import { KIND_KEYS, MESSAGE_KINDS } from "../queue/message-kinds.ts";
import { escapeHtml, mailHtml, mailText } from "./mail-body.ts";

/** Names and titles that people could choose. */
const CORPUS = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  "</title><svg/onload=alert(1)>",
  "a\r\nBcc: everybody@calder.example",
  "a\nContent-Type: text/html\n\n<b>",
  "\u001b[31mred\u001b[0m",
  "\u202Egnp.exe",
  "\u2028new line\u2029",
  "javascript:alert(1)",
  "https://evil.example/?x=1",
  "../../settings",
  "{by}{number}{title}",
  "%0d%0aSubject:%20x",
  "&lt;script&gt;",
  "\ud800 half a letter",
  "name ".repeat(400),
];

const factsWith = (text: string) =>
  Object.fromEntries(
    ["what", "by", "id", "decision", "number", "title", "result", "target", "left", "date", "person"]
      .concat(["reason", "how", "count", "limit", "action"])
      .map((name) => [name, text]),
  );

/** Every place where a browser could be made to do something. */
function expectHarmless(kind: (typeof KIND_KEYS)[number], text: string): void {
  const words = messageWords(kind, factsWith(text));
  expect(words.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
  expect([...words.subject].length).toBeLessThanOrEqual(150);
  const fixed = MESSAGE_KINDS[kind].href.split("{")[0] ?? "";
  expect(words.href.startsWith(fixed)).toBe(true);
  expect(words.href.slice(fixed.length)).not.toMatch(/[/\\?#<>"\s:]/);
  const link = `https://desk.example${words.href}`;
  const parts = {
    words,
    link,
    settingsLink: "https://desk.example/notifications/settings",
    company: oneLine(text),
  };
  const html = mailHtml(parts);
  const tags = html.match(/<[^>]*>/g)?.length;
  const harmless = mailHtml({ ...parts, words: messageWords(kind, factsWith("x")), company: "x" });
  expect(tags).toBe(harmless.match(/<[^>]*>/g)?.length);
  expect(html).not.toMatch(/<(img|script|iframe|link|svg)|onerror=["']|src=["']/i);
  expect(html.match(/href="[^"]*"/g)).toEqual([
    `href="${escapeHtml(link)}"`,
    'href="https://desk.example/notifications/settings"',
  ]);
  expect(mailText(parts).split("\n").length).toBe(8);
}

test.each(KIND_KEYS)("no name or title changes what %s is: the corpus", (kind) => {
  for (const text of CORPUS) expectHarmless(kind, text);
});

test("the same holds for any text at all", () => {
  assert(
    property(constantFrom(...KIND_KEYS), string({ unit: "binary" }), (kind, text) =>
      expectHarmless(kind, text),
    ),
  );
});

test("every name in a kind's words is filled in, and none is read twice", () => {
  for (const kind of KIND_KEYS) {
    const { subject, text } = messageWords(kind, factsWith("{by}"));
    expect(`${subject} ${text}`.replaceAll("{by}", "")).not.toMatch(/[{}]/);
  }
});
