import { expect, test } from "vitest";
import type { DeskOutlook } from "#lib/workspace/types.ts";
import { deskWords, opensWords, type DeskWords } from "./desk-words.ts";

const at = (minute: string) => Date.parse(`${minute}Z`);
/** A desk in Berlin, on Thursday and on Christmas. */
const open: DeskOutlook = [
  { isOpen: true, until: at("2026-12-24T16:00") },
  { isOpen: false, until: at("2026-12-28T08:00"), dayOff: null },
];
const christmas: DeskOutlook = [
  { isOpen: false, until: at("2026-12-28T08:00"), dayOff: { date: "2026-12-25", name: "Christmas" } },
  { isOpen: true, until: at("2026-12-28T16:00") },
];
const never: DeskOutlook = [{ isOpen: false, until: null, dayOff: { date: "2026-12-25", name: "" } }];

const sentence = (words: DeskWords | null) => (words === null ? null : `${words.before}${words.when}.`);
const reader = (minute: string, timeZone = "Europe/Berlin") => ({ nowMs: at(minute), timeZone });

test.each([
  [open, reader("2026-12-24T12:00"), "The IT desk is open until 17:00."],
  [open, reader("2026-12-24T12:00", "Asia/Tokyo"), "The IT desk is open until tomorrow at 01:00."],
  [
    christmas,
    reader("2026-12-25T12:00"),
    "The IT desk is closed today (Christmas). It opens Monday at 09:00.",
  ],
  [christmas, reader("2026-12-25T20:00", "Asia/Tokyo"), "The IT desk is closed. It opens Monday at 17:00."],
  [christmas, reader("2026-12-28T04:00"), "The IT desk is closed. It opens today at 09:00."],
  [never, reader("2026-12-25T12:00"), "The IT desk is closed today."],
  [never, reader("2026-12-26T12:00"), "The IT desk is closed."],
])("the home page says whether the desk is open, in the reader's zone: %#", (outlook, who, words) => {
  expect(sentence(deskWords(outlook, who))).toBe(words);
});

test("beside a request it is only said when the desk opens", () => {
  expect(sentence(opensWords(christmas, reader("2026-12-25T12:00")))).toBe(
    "The IT desk opens Monday at 09:00.",
  );
  expect(sentence(opensWords(never, reader("2026-12-25T12:00")))).toBe("The IT desk is closed.");
  expect(opensWords(open, reader("2026-12-24T12:00"))).toBeNull();
});

test("a page that stays open goes on to the state after, then says nothing", () => {
  expect(sentence(deskWords(open, reader("2026-12-24T16:00")))).toBe(
    "The IT desk is closed. It opens Monday at 09:00.",
  );
  expect(sentence(opensWords(open, reader("2026-12-24T16:00")))).toBe("The IT desk opens Monday at 09:00.");
  expect(opensWords(christmas, reader("2026-12-28T08:00"))).toBeNull();
  expect(deskWords(open, reader("2026-12-28T08:00"))).toBeNull();
});

test("where the reader's clock is not known yet, the state is that of the server", () => {
  const unknown = { nowMs: null };
  expect(deskWords(open, unknown)?.before).toBe("The IT desk is open until ");
  expect(deskWords(christmas, unknown)?.before).toBe("The IT desk is closed today (Christmas). It opens ");
});
