import { expect, test } from "vitest";
import { comingDaysOff, deskOutlook, deskStateAt, hoursInWords } from "./desk-hours.ts";
import type { DeskHours } from "./types.ts";

const office = { from: "09:00", to: "17:00" };
const week = [office, office, office, office, office, null, null];
const allWeek = (from: string, to: string) => Array.from({ length: 7 }, () => ({ from, to }));
const christmas = { date: "2026-12-25", name: "Christmas" };

type Told = { open?: string; opens?: string | null; off?: string };
/** The state at a UTC minute: open until when, or when it opens, and for which day off it is closed. */
function told(zone: string, at: string, plan: Partial<DeskHours> = {}): Told {
  const minute = (moment: number) => new Date(moment).toISOString().slice(0, 16);
  const state = deskStateAt({ week, daysOff: [], ...plan }, zone, Date.parse(`${at}Z`));
  if (state.isOpen) return { open: minute(state.until) };
  return {
    opens: state.until === null ? null : minute(state.until),
    ...(state.dayOff === null ? {} : { off: state.dayOff.name }),
  };
}

const BERLIN = "Europe/Berlin";
const NEW_YORK = "America/New_York";
const KOLKATA = "Asia/Kolkata";

test.each<[what: string, zone: string, at: string, told: Told]>([
  ["on a Tuesday", BERLIN, "2026-11-24T12:00", { open: "2026-11-24T16:00" }],
  ["at the minute it opens", BERLIN, "2026-11-24T08:00", { open: "2026-11-24T16:00" }],
  ["a minute before", BERLIN, "2026-11-24T07:59", { opens: "2026-11-24T08:00" }],
  ["at the minute it closes", BERLIN, "2026-11-24T16:00", { opens: "2026-11-25T08:00" }],
  ["on a Friday evening", BERLIN, "2026-11-27T20:00", { opens: "2026-11-30T08:00" }],
  ["when it is Monday there and Sunday in UTC", KOLKATA, "2026-11-22T20:00", { opens: "2026-11-23T03:30" }],
  ["half an hour off the hour", KOLKATA, "2026-11-24T03:30", { open: "2026-11-24T11:30" }],
  ["over the weekend that clocks go forward", BERLIN, "2026-03-27T17:00", { opens: "2026-03-30T07:00" }],
  ["over the weekend that clocks go back", BERLIN, "2026-10-23T16:00", { opens: "2026-10-26T08:00" }],
  ["the same in New York, forward", NEW_YORK, "2026-03-07T12:00", { opens: "2026-03-09T13:00" }],
  ["the same in New York, back", NEW_YORK, "2026-10-31T12:00", { opens: "2026-11-02T14:00" }],
])("%s (%s, %s) the desk is %o", (_what, zone, at, expected) => {
  expect(told(zone, at)).toEqual(expected);
});

test.each<[what: string, zone: string, at: string, hours: [string, string], told: Told]>([
  // 02:00 is followed by 03:00: half of the hours are left.
  ["skipped at its start", BERLIN, "2026-03-29T00:59", ["02:00", "04:00"], { opens: "2026-03-29T01:00" }],
  // Nothing of it is shown by any clock: the next day counts.
  ["skipped whole", BERLIN, "2026-03-29T00:30", ["02:30", "03:00"], { opens: "2026-03-30T00:30" }],
  ["over the hour shown twice", BERLIN, "2026-10-25T00:30", ["01:00", "05:00"], { open: "2026-10-25T04:00" }],
  // West of Greenwich, and the day itself begins at one.
  [
    "in Santiago, no midnight",
    "America/Santiago",
    "2026-09-06T03:59",
    ["00:00", "06:00"],
    { opens: "2026-09-06T04:00" },
  ],
  [
    "in Santiago, after it",
    "America/Santiago",
    "2026-09-06T04:00",
    ["00:00", "06:00"],
    { open: "2026-09-06T09:00" },
  ],
  [
    "in Beirut, no midnight",
    "Asia/Beirut",
    "2026-03-28T21:59",
    ["00:00", "06:00"],
    { opens: "2026-03-28T22:00" },
  ],
  [
    "in Beirut, after it",
    "Asia/Beirut",
    "2026-03-28T22:00",
    ["00:00", "06:00"],
    { open: "2026-03-29T03:00" },
  ],
])("where clocks change, %s (%s, %s)", (_what, zone, at, [from, to], expected) => {
  expect(told(zone, at, { week: allWeek(from, to) })).toEqual(expected);
});

test.each<[what: string, at: string, told: Told]>([
  ["on the evening before, it is not the day off yet", "2026-12-24T18:00", { opens: "2026-12-28T08:00" }],
  ["on the day off", "2026-12-25T10:00", { opens: "2026-12-28T08:00", off: "Christmas" }],
  ["on the weekend after", "2026-12-26T10:00", { opens: "2026-12-28T08:00" }],
  ["over the end of the year", "2026-12-31T16:30", { opens: "2027-01-04T08:00" }],
])("%s", (_what, at, expected) => {
  const newYear = { date: "2027-01-01", name: "" };
  expect(told(BERLIN, at, { daysOff: [christmas, newYear] })).toEqual(expected);
});

test("a desk that is closed every day opens never; days off may be weeks in a row", () => {
  const closed = Array.from({ length: 7 }, () => null);
  expect(told(BERLIN, "2026-11-24T12:00", { week: closed })).toEqual({ opens: null });
  expect(told(BERLIN, "2026-12-25T12:00", { week: closed, daysOff: [christmas] })).toEqual({
    opens: null,
    off: "Christmas",
  });
  const mondays = [office, null, null, null, null, null, null];
  const daysOff = Array.from({ length: 51 }, (_none, at) => ({
    date: new Date(Date.UTC(2026, 10, 30 + 7 * at)).toISOString().slice(0, 10),
    name: "",
  }));
  expect(told(BERLIN, "2026-11-24T12:00", { week: mondays, daysOff })).toEqual({ opens: "2027-11-22T08:00" });
});

test("the outlook holds the state now and the one after it, so that a page that stays open goes on", () => {
  const at = (minute: string) => Date.parse(`${minute}Z`);
  const plan = { week, daysOff: [christmas] };
  expect(deskOutlook(plan, BERLIN, at("2026-12-24T12:00"))).toEqual([
    { isOpen: true, until: at("2026-12-24T16:00") },
    { isOpen: false, until: at("2026-12-28T08:00"), dayOff: null },
  ]);
  expect(deskOutlook(plan, BERLIN, at("2026-12-25T12:00"))).toEqual([
    { isOpen: false, until: at("2026-12-28T08:00"), dayOff: christmas },
    { isOpen: true, until: at("2026-12-28T16:00") },
  ]);
  const never = { week: [], daysOff: [] };
  expect(deskOutlook(never, BERLIN, at("2026-12-25T12:00"))).toHaveLength(1);
});

test("days off are in their order, and gone when they are over", () => {
  const daysOff = [christmas, { date: "2026-11-23", name: "over" }, { date: "2026-11-24", name: "today" }];
  expect(comingDaysOff(daysOff, "2026-11-24").map(({ date }) => date)).toEqual(["2026-11-24", "2026-12-25"]);
});

test("hours are put in words for the audit log", () => {
  const longFriday = { from: "09:00", to: "18:00" };
  const hours = (part: Partial<DeskHours>) => hoursInWords({ isOn: true, week, daysOff: [], ...part });
  expect(hours({})).toEqual({ hours: "Monday to Friday 09:00–17:00", daysOff: [] });
  expect(hours({ week: [office, null, office, office, longFriday, null, office] }).hours).toBe(
    "Monday 09:00–17:00, Wednesday to Thursday 09:00–17:00, Friday 09:00–18:00, Sunday 09:00–17:00",
  );
  expect(hours({ week: [] }).hours).toBe("closed every day");
  expect(hours({ isOn: false }).hours).toBe("not said");
  expect(hours({ daysOff: [christmas, { date: "2027-01-01", name: "" }] }).daysOff).toEqual([
    "2026-12-25 Christmas",
    "2027-01-01",
  ]);
});
