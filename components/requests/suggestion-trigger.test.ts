import { expect, test } from "vitest";
import { findTrigger, replaceTrigger } from "./suggestion-trigger.ts";

const trigger = (text: string) => findTrigger(text, text.length);

test("a slash at the start of a line asks for a saved answer", () => {
  expect(trigger("/")).toEqual({ kind: "answer", typed: "", from: 0 });
  expect(trigger("Hello\n/vpn re")).toEqual({ kind: "answer", typed: "vpn re", from: 6 });
  expect(trigger("and/or")).toBeNull();
  expect(trigger("/etc/passwd")).toBeNull();
});

test("an @ at the start of a word asks for an agent", () => {
  expect(trigger("ask @Noor Ha")).toEqual({ kind: "mention", typed: "Noor Ha", from: 4 });
  expect(trigger("it@calder.example")).toBeNull();
  expect(trigger("@a b c")).toBeNull();
});

test("the choice takes the place of what was typed", () => {
  const text = "ask @No please";
  const found = findTrigger(text, 7);
  expect(found).not.toBeNull();
  if (found === null) return;
  expect(replaceTrigger(text, found, 7, "@Noor Haidari")).toEqual({
    text: "ask @Noor Haidari please",
    caret: 17,
  });
});
