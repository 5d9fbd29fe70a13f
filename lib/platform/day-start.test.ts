import { expect, test } from "vitest";
import { dayEnd, dayIn, dayStart, hourOfDay, timeOfDay } from "./day-start.ts";

const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

/** Where clocks are put forward at midnight, east and west of Greenwich, the day begins at one. */
test.each([
  ["2026-11-24", "UTC", "2026-11-24T00:00"],
  ["2026-11-24", "Asia/Kolkata", "2026-11-23T18:30"],
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00"],
  ["2026-03-08", "America/New_York", "2026-03-08T05:00"],
  ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00"],
  ["2026-09-06", "America/Santiago", "2026-09-06T04:00"],
  ["2026-03-08", "America/Havana", "2026-03-08T05:00"],
])("the day %s begins in %s at %s", (day, zone, begins) => {
  expect(iso(dayStart(day, zone))).toBe(begins);
  expect(dayIn(dayStart(day, zone), zone)).toBe(day);
  expect(dayIn(dayStart(day, zone) - 1, zone)).not.toBe(day);
});

test.each([
  ["2026-07-01", "09:30", "Europe/Berlin", "2026-07-01T07:30"],
  ["2026-03-29", "02:30", "Europe/Berlin", "2026-03-29T01:30"],
  ["2026-03-29", "03:00", "Europe/Berlin", "2026-03-29T01:00"],
  ["2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30"],
  ["2026-03-08", "02:30", "America/New_York", "2026-03-08T07:30"],
  ["2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30"],
  ["2026-11-01", "02:00", "America/New_York", "2026-11-01T07:00"],
])(
  "on %s it is %s in %s at %s UTC: skipped times are later, doubled ones the first",
  (day, time, zone, at) => {
    expect(iso(timeOfDay(day, time, zone))).toBe(at);
  },
);

test("hours are times, and a day ends where the next begins", () => {
  expect(iso(hourOfDay("2026-03-08", 2, "America/New_York"))).toBe("2026-03-08T07:00");
  expect(dayEnd("2026-12-31", "America/Santiago")).toBe(dayStart("2027-01-01", "America/Santiago"));
});
