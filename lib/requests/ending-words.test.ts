import { describe, expect, test } from "vitest";
import { endingText } from "./ending-words.ts";

const HOUR_MS = 60 * 60_000;
const reminder = (leftMs: number) => ({ event: "reminder", target: "Figma", endsAt: 5, leftMs });

describe("a line about access that ends", () => {
  test.each([
    [72 * HOUR_MS, "in 3 days"],
    [71.9 * HOUR_MS, "in 3 days"],
    [24 * HOUR_MS, "in 24 hours"],
    [HOUR_MS, "in an hour"],
    [HOUR_MS / 4, "within the hour"],
  ])("counts %d ms as “%s”", (leftMs, words) => {
    expect(endingText(reminder(leftMs), false)?.text).toBe(`Access to Figma ends ${words}, on {date}.`);
  });

  test("tells agents the way on, and employees only the date", () => {
    expect(endingText(reminder(HOUR_MS), true)?.text).toMatch(/Extend it by assigning it again/);
    expect(endingText(reminder(HOUR_MS), false)?.text).not.toMatch(/Extend/);
  });

  test("tells agents only, and loudly, what did not end", () => {
    const failed = { event: "failed", target: "Figma", endsAt: 5, message: "It is dynamic." };
    expect(endingText(failed, false)).toBeNull();
    expect(endingText(failed, true)).toEqual({
      text: "Access to Figma should have ended on {date} and did not. It is dynamic.",
      tone: "alert",
      endsAt: 5,
    });
  });
});
