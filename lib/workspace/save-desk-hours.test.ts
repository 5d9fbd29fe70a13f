import { expect, test } from "vitest";
import { auditEntries } from "#db/schema/index.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { DAYS_OFF_MAX } from "./constants.ts";
import { saveDeskHours } from "./save-desk-hours.ts";
import { saveWorkspace } from "./save-workspace.ts";
import { deskHoursInput, type DeskHoursInput } from "./schema.ts";
import { readDeskHours, readDeskOutlook } from "./workspace-settings.ts";

const office = { from: "09:00", to: "17:00" };
const week = [office, office, office, office, office, null, null];
const christmas = { date: "2026-12-25", name: "Christmas" };
const on = (daysOff: { date: string; name: string }[] = []): DeskHoursInput => ({
  isOn: true,
  week,
  daysOff,
});

/** A desk in Berlin on Tuesday, 24 November 2026 at 13:00. */
function deskInBerlin() {
  const desk = memberDesk();
  const admin = desk.signedIn("admin", "Noor Haidari");
  saveWorkspace(admin, { name: "Calder", timeZone: "Europe/Berlin" });
  const changes = () =>
    desk.db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ event }) => event === "workspace.hours-changed")
      .map(({ details }) => details);
  return { ...desk, admin, changes };
}

test("nothing is said until hours are on; then it is told in the workspace's zone, and off again is silence", () => {
  const { db, time, admin } = deskInBerlin();
  expect(readDeskOutlook(db, time.now)).toBeNull();
  saveDeskHours(admin, on());
  expect(readDeskOutlook(db, time.now)?.[0]).toEqual({ isOpen: true, until: Date.UTC(2026, 10, 24, 16) });
  saveWorkspace(admin, { name: "Calder", timeZone: "America/New_York" });
  expect(readDeskOutlook(db, time.now)?.[0]).toMatchObject({
    isOpen: false,
    until: Date.UTC(2026, 10, 24, 14),
  });
  saveDeskHours(admin, { isOn: false });
  expect(readDeskOutlook(db, time.now)).toBeNull();
});

test("hours that are switched off are there again when they are switched on", () => {
  const { db, admin } = deskInBerlin();
  const short = [null, null, { from: "10:00", to: "12:00" }, null, null, null, null];
  saveDeskHours(admin, { isOn: true, week: short, daysOff: [christmas] });
  saveDeskHours(admin, { isOn: false });
  expect(readDeskHours(db)).toEqual({ isOn: false, week: short, daysOff: [christmas] });
});

test("a change is audited in words of before and after; the same again is not", () => {
  const { admin, changes } = deskInBerlin();
  saveDeskHours(admin, on([christmas]));
  saveDeskHours(admin, on([christmas]));
  const said = { hours: "Monday to Friday 09:00–17:00", daysOff: ["2026-12-25 Christmas"] };
  expect(changes()).toEqual([{ before: { hours: "not said", daysOff: [] }, after: said }]);
});

test("a day off that is over is forgotten without being a change; typed now it is a slip", () => {
  const { db, time, admin, changes } = deskInBerlin();
  saveDeskHours(admin, on([christmas, { date: "2026-11-24", name: "Today" }]));
  // 23:30 UTC is the next day in Berlin.
  time.now = Date.UTC(2026, 10, 24, 23, 30);
  saveDeskHours(admin, on([{ date: "2026-11-24", name: "Today" }, christmas]));
  expect(changes()).toHaveLength(1);
  const slip = (date: string) => () => saveDeskHours(admin, on([christmas, { date, name: "" }]));
  expect(slip("2025-12-26")).toThrow(
    expect.objectContaining({ fieldErrors: { "daysOff.1.date": "This day is over." } }),
  );
  expect(slip("2206-12-26")).toThrow(
    expect.objectContaining({ fieldErrors: { "daysOff.1.date": "Choose a day within the next 5 years." } }),
  );
  saveDeskHours(admin, on([{ date: "2026-12-24", name: "" }, christmas]));
  expect(readDeskHours(db).daysOff.map(({ date }) => date)).toEqual(["2026-12-24", "2026-12-25"]);
});

test("refuses someone without the role", () => {
  const { db, signedIn } = deskInBerlin();
  for (const role of ["agent", "employee"] as const)
    expect(() => saveDeskHours(signedIn(role, role), on())).toThrow(
      expect.objectContaining({ code: "not-allowed" }),
    );
  expect(readDeskHours(db).isOn).toBe(false);
});

test.each<[what: string, input: unknown, at: string[]]>([
  ["an end before the start", { week: [{ from: "17:00", to: "09:00" }, ...week.slice(1)] }, ["week.0.to"]],
  ["an end at the start", { week: [...week.slice(0, 6), { from: "09:00", to: "09:00" }] }, ["week.6.to"]],
  [
    "times that are none",
    { week: [{ from: "", to: "24:00" }, ...week.slice(1)] },
    ["week.0.from", "week.0.to"],
  ],
  ["a week of six days", { week: week.slice(1) }, ["week"]],
  ["a day that is none", { daysOff: [{ date: "2026-02-30", name: "" }] }, ["daysOff.0.date"]],
  ["a day twice", { daysOff: [christmas, { date: "2026-12-25", name: "X-mas" }] }, ["daysOff.1.date"]],
  ["a long name", { daysOff: [{ ...christmas, name: "x".repeat(61) }] }, ["daysOff.0.name"]],
  [
    "too many days",
    {
      daysOff: Array.from({ length: DAYS_OFF_MAX + 1 }, (_none, at) => ({
        date: new Date(Date.UTC(2026, 11, 1 + at)).toISOString().slice(0, 10),
        name: "",
      })),
    },
    ["daysOff"],
  ],
])("refuses %s at its field", (_what, input, at) => {
  const { error } = deskHoursInput.safeParse({ ...on(), ...(input as object) });
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual(at);
});
