import { expect, test } from "vitest";
import type { Answer } from "#lib/services/types.ts";
import { TITLE_MAX } from "./constants.ts";
import { titleOf } from "./request-title.ts";

const service = { title: "Request app access", asksTitle: false, forWhom: "anyone" } as const;
const answer = (text: string, kind: Answer["kind"] = "app"): Answer => ({
  key: "app",
  label: "Application",
  kind,
  text,
  objectId: null,
});

test("a title is made from the service, its first answer and for whom it is", () => {
  expect(titleOf(service, "", [answer("2026-11-18", "date"), answer("Figma")], null)).toBe(
    "Request app access: Figma",
  );
  expect(titleOf(service, "", [answer("Figma")], "Ikram Benali")).toBe(
    "Request app access: Figma, for Ikram Benali",
  );
  expect(titleOf(service, "", [], null)).toBe("Request app access");
});

test("a service that is always about somebody is called by their name", () => {
  const offboarding = { title: "Offboarding", asksTitle: false, forWhom: "other" } as const;
  expect(titleOf(offboarding, "", [answer("Nothing", "choice")], "Lucas Van den Broeck")).toBe(
    "Offboarding: Lucas Van den Broeck",
  );
});

test("a written title is kept, and asked for where the service wants one", () => {
  const free = { ...service, asksTitle: true };
  expect(titleOf(free, "My badge fails", [answer("Figma")], null)).toBe("My badge fails");
  expect(() => titleOf(free, "", [], null)).toThrow("Give it a title.");
});

test("a long answer never makes a title that is too long", () => {
  expect(titleOf(service, "", [answer("x".repeat(300))], null)).toHaveLength(TITLE_MAX);
});

test("a long title is cut between letters, never inside an emoji", () => {
  for (let before = 0; before < 12; before += 1) {
    const title = titleOf(service, "", [answer(`${"x".repeat(before)}${"👩‍👩‍👧‍👦".repeat(40)}`)], null);
    expect(title.length).toBeLessThanOrEqual(TITLE_MAX);
    expect(title).toMatch(/👩‍👩‍👧‍👦…$/u);
    expect(title.isWellFormed()).toBe(true);
  }
});
