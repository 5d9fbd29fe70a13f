import { expect, test } from "vitest";
import { lineText } from "./line-text.ts";

test.each([
  ["Mein Bildschirm", "Mein Bildschirm"],
  ["  two   words\r\nand a line ", "two words and a line"],
  ["شاشتي لا تعمل", "شاشتي لا تعمل"],
  ["המסך שלי", "המסך שלי"],
  ["👩‍👩‍👧‍👦 family, 🏳️‍🌈", "👩‍👩‍👧‍👦 family, 🏳️‍🌈"],
  ["invoice\u202Egpj.exe", "invoice gpj.exe"],
  ["a\u0000b\u001b[31m", "a b [31m"],
  ["half an emoji \ud83d", "half an emoji \ufffd"],
])("%j is kept as %j", (given, kept) => {
  expect(lineText.parse(given)).toBe(kept);
});

test.each(["", "   ", "\u200b\u200b", "\ufeff", "\u2800", "\u3164 \u200d", "\u202e\u2069"])(
  "%j counts as empty: nobody would see it",
  (given) => {
    expect(lineText.parse(given)).toBe("");
  },
);
