import { expect, test } from "vitest";
import { dayLabel } from "./day-label.ts";

const at = (text: string) => Date.parse(text);

test("today and yesterday are named, in the viewer's zone", () => {
  const now = at("2026-11-17T00:30:00+05:45");
  expect(dayLabel(at("2026-11-17T00:10:00+05:45"), now, "Asia/Kathmandu")).toBe("Today, Tuesday 17 November");
  expect(dayLabel(at("2026-11-16T23:50:00+05:45"), now, "Asia/Kathmandu")).toBe(
    "Yesterday, Monday 16 November",
  );
});

test("another year is said", () => {
  expect(dayLabel(at("2025-11-16T12:00:00Z"), at("2026-11-17T12:00:00Z"), "UTC")).toBe(
    "Sunday, 16 November 2025",
  );
});
