import { describe, expect, it } from "vitest";
import { dateInputValue, endsAtOf } from "./term.ts";

// Tests run in Kathmandu: 26 November, 14:00 there.
const NOW = Date.parse("2026-11-26T08:15:00Z");
const local = (text: string) => Date.parse(`${text}T23:59:59.999+05:45`);

describe("for how long", () => {
  it("ends with the last day where the viewer is", () => {
    expect(endsAtOf({ kind: "none" }, NOW)).toBeNull();
    expect(endsAtOf({ kind: "days", days: 1 }, NOW)).toBe(local("2026-11-27"));
    expect(endsAtOf({ kind: "days", days: 30 }, NOW)).toBe(local("2026-12-26"));
    expect(endsAtOf({ kind: "date", date: "2027-02-28" }, NOW)).toBe(local("2027-02-28"));
  });

  it("is the same moment for a second try a minute later", () => {
    expect(endsAtOf({ kind: "days", days: 7 }, NOW + 60_000)).toBe(endsAtOf({ kind: "days", days: 7 }, NOW));
  });

  it("takes today, and no day that is over, missing or not in the calendar", () => {
    expect(endsAtOf({ kind: "date", date: "2026-11-26" }, NOW)).toBe(local("2026-11-26"));
    for (const date of ["2026-11-25", "", "soon", "2027-02-30"])
      expect(endsAtOf({ kind: "date", date }, NOW)).toBeUndefined();
  });

  it("writes a moment as the viewer's own day", () => {
    expect(dateInputValue(Date.parse("2026-11-26T20:00:00Z"))).toBe("2026-11-27");
  });
});
