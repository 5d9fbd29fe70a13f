import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { BODY_MAX } from "#lib/requests/constants.ts";
import { RichText } from "./rich-text.tsx";

const html = (text: string) =>
  renderToStaticMarkup(createElement(RichText, null, text)).replaceAll(/ class="[^"]*"/g, "");
const hrefs = (text: string) => [...html(text).matchAll(/href="([^"]*)"/g)].map((match) => match[1]);

describe("what can be written", () => {
  test.each([
    [
      "**bold** and *italic* and _italic_",
      "<p><strong>bold</strong> and <em>italic</em> and <em>italic</em></p>",
    ],
    ["`a < b`", "<p><code>a &lt; b</code></p>"],
    ["- one\n- two", "<ul><li>one</li><li>two</li></ul>"],
    ["1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"],
    ["```\n<b>\n```", "<pre>&lt;b&gt;</pre>"],
    ["first\nsecond\n\nthird", "<p>first\nsecond</p><p>third</p>"],
    ["2 * 3 * 4 and snake_case_name", "<p>2 * 3 * 4 and snake_case_name</p>"],
    ["**never closed", "<p>**never closed</p>"],
  ])("%s", (text, expected) => {
    expect(html(text)).toBe(`<div>${expected}</div>`);
  });

  test("links lead to http, https and mailto", () => {
    expect(
      hrefs("[guide](https://calder.example/a) http://calder.example [mail](mailto:it@calder.example)"),
    ).toEqual(["https://calder.example/a", "http://calder.example", "mailto:it@calder.example"]);
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox(1))",
  "[x](//evil.example)",
  "[x](/settings)",
  "[x](file:///etc/passwd)",
  '[x](https://a.example" onmouseover="alert(1))',
  "[x](https://a.example'onclick='alert(1))",
  "![x](https://evil.example/pixel.png)",
  "**<b onclick=alert(1)>x</b>**",
  "`</code><script>alert(1)</script>`",
  "```\n</pre><script>alert(1)</script>\n```",
  "- <iframe src=javascript:alert(1)>",
  "[**x**](javascript:alert`1`)",
  "[a](<javascript:alert(1)>)",
  "<a href='javascript:alert(1)'>x</a>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  'https://a.example/"onmouseover=alert(1)',
];

describe("what must not happen", () => {
  test.each(HOSTILE)("%s is text and nothing else", (text) => {
    const out = html(text);
    const tags = [...out.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
    for (const [, tag, attributes = ""] of tags) {
      expect(["div", "p", "strong", "em", "code", "pre", "ul", "ol", "li", "a"]).toContain(tag);
      expect(attributes.replace(/ (?:href|target|rel)="[^"]*"/g, "")).toBe("");
    }
    for (const href of hrefs(text)) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
    expect(out).not.toMatch(/<img/);
  });

  test("a label that looks like an address does not hide another one", () => {
    expect(html("[https://bank.example](https://evil.example)")).toContain(">https://evil.example</a>");
    expect(html("[www.bank.example](https://evil.example)")).toContain(">https://evil.example</a>");
  });

  test("marks that turn text around are taken out", () => {
    expect(html("pay\u202Egpj.exe\u2066\u200B")).toBe("<div><p>paygpj.exe</p></div>");
  });

  test.each(["*", "[", "`", "**", "_", "[x](", "- ", "```\n", "*_"])(
    "the longest text made of %j alone is read at once",
    (piece) => {
      const started = performance.now();
      html(piece.repeat(Math.floor(BODY_MAX / piece.length)));
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );
});
