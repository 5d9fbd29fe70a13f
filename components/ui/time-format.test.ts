import { describe, expect, test } from "vitest";
import { formatAge, formatComingTime, formatExactTime, formatShortTime } from "./time-format.ts";

const at = (text: string) => Date.parse(text);
const berlin = { nowMs: at("2026-11-17T13:30:00Z"), timeZone: "Europe/Berlin" };

describe("the short time", () => {
  test("today is hours and minutes, 24 h", () =>
    expect(formatShortTime(at("2026-11-17T13:06:00Z"), berlin)).toBe("14:06"));
  test("midnight is 00, not 24", () =>
    expect(formatShortTime(at("2026-11-16T23:05:00Z"), berlin)).toBe("00:05"));
  test("yesterday in the viewer's zone is a weekday", () =>
    expect(formatShortTime(at("2026-11-16T22:59:00Z"), berlin)).toBe("Mon"));
  test("six days ago is a weekday, seven a date", () => {
    expect(formatShortTime(at("2026-11-11T12:00:00Z"), berlin)).toBe("Wed");
    expect(formatShortTime(at("2026-11-10T12:00:00Z"), berlin)).toBe("10 Nov");
  });
  test("another year says so", () =>
    expect(formatShortTime(at("2025-10-02T12:00:00Z"), berlin)).toBe("2 Oct 2025"));
  test("tomorrow is a date, as a weekday would read as past", () =>
    expect(formatShortTime(at("2026-11-18T08:00:00Z"), berlin)).toBe("18 Nov"));
  test("the zone decides the day", () => {
    const moment = at("2026-11-17T20:00:00Z");
    expect(formatShortTime(moment, { nowMs: moment, timeZone: "Asia/Kathmandu" })).toBe("01:45");
    expect(formatShortTime(moment, { nowMs: at("2026-11-17T05:00:00Z"), timeZone: "Asia/Kathmandu" })).toBe(
      "18 Nov",
    );
  });
});

test.each([
  ["2026-11-17T22:59:00Z", "today at 23:59"],
  ["2026-11-17T23:00:00Z", "tomorrow at 00:00"],
  ["2026-11-23T08:00:00Z", "Monday at 09:00"],
  ["2026-11-24T08:00:00Z", "Tuesday 24 November at 09:00"],
])("the coming %s is %s", (moment, words) => {
  const { day, time } = formatComingTime(at(moment), berlin);
  expect(`${day} at ${time}`).toBe(words);
});

test("the exact time names weekday, seconds and zone", () => {
  const text = formatExactTime(at("2026-11-17T13:06:05Z"), { timeZone: "Europe/Berlin" });
  expect(text).toContain("Tuesday");
  expect(text).toContain("14:06:05");
  expect(text).toMatch(/CET|GMT\+1/);
});

test.each([
  [0, "0 seconds"],
  [59_999, "59 seconds"],
  [60_000, "1 minute"],
  [7 * 3_600_000 + 5, "7 hours"],
  [86_400_000, "1 day"],
  [-5, "0 seconds"],
])("an age of %i ms is %s", (ageMs, words) => expect(formatAge(ageMs)).toBe(words));
