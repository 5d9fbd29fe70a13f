import { expect, test } from "vitest";
import type { DeskHours } from "#lib/workspace/types.ts";
import { draftOf, inputOf, likeMonday, withDayOff, writtenTime } from "./hours-draft.ts";

const office = { from: "09:00", to: "17:00" };
const christmas = { date: "2026-12-25", name: "Christmas" };
const hours: DeskHours = {
  isOn: true,
  week: [office, null, office, office, office, null, null],
  daysOff: [christmas],
};

test("what is kept and not touched is sent as it was; of hours that are off only that", () => {
  expect(inputOf(draftOf(hours))).toEqual(hours);
  expect(inputOf({ ...draftOf(hours), isOn: false })).toEqual({ isOn: false });
});

test("Monday's hours go to Friday, not into the weekend", () => {
  const { week } = draftOf({ ...hours, week: [{ from: "08:00", to: "12:00" }, ...hours.week.slice(1)] });
  expect(likeMonday(week).map(({ isOpen, from }) => (isOpen ? from : null))).toEqual([
    ...Array.from({ length: 5 }, () => "08:00"),
    null,
    null,
  ]);
});

test("a day off that is added has a key of its own, also after one was removed", () => {
  const two = withDayOff(draftOf(hours).daysOff);
  expect(withDayOff(two.slice(1)).map(({ key }) => key)).toEqual([1, 2]);
  expect(withDayOff([])).toEqual([{ key: 0, date: "", name: "" }]);
});

test.each([
  ["9", "09:00"],
  ["17", "17:00"],
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9.30", "09:30"],
  [" 9:30 ", "09:30"],
  ["25:00", "25:00"],
  ["9:3", "9:3"],
  ["noon", "noon"],
  ["", ""],
])("the time %o is written %o, and what is none stays", (typed, written) => {
  expect(writtenTime(typed)).toBe(written);
});
