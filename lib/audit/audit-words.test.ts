import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { actionRuns } from "#db/schema/index.ts";
import { AUDIT_FAMILIES, eventWords, hasEventWords, resultWords } from "./audit-words.ts";
import { detailLines } from "./details-lines.ts";

/** Every event that the sources write down. */
function eventsInSources(): string[] {
  const files = globSync("{lib,worker,scripts}/**/*.ts").filter((path) => !/\.test\.ts$|testing/.test(path));
  const recorders = files
    .map((path) => readFileSync(path, "utf8"))
    .filter((text) => text.includes("recordAudit("));
  const quoted = recorders.flatMap((text) => [...text.matchAll(/"([a-z]+\.[a-z]+(?:-[a-z]+)*)"/g)]);
  const families = Object.values(AUDIT_FAMILIES).flatMap(({ begins }) => [...begins]);
  return quoted
    .map(([, event = ""]) => event)
    .filter((event) => families.some((begin) => event.startsWith(begin)));
}

test("every event that is written has plain words", () => {
  const events = eventsInSources();
  expect(events.length).toBeGreaterThan(25);
  expect(events.filter((event) => !hasEventWords(event))).toEqual([]);
});

test("every action has plain words, and each state of a run belongs somewhere", () => {
  expect(Object.keys(ACTIONS).filter((key) => !hasEventWords(`action.${key}`))).toEqual([]);
  for (const state of actionRuns.state.enumValues) {
    expect(resultWords("action.x", state).glyph, state).not.toBe("hollow");
  }
});

test("words name the group, and do without it", () => {
  const details = { labels: { group: "Packaging Studio" } };
  expect(eventWords("action.add-user-to-group", details)).toBe("Add to group Packaging Studio");
  expect(eventWords("action.add-user-to-group")).toBe("Add to group");
  expect(eventWords("action.add-user-to-group", { labels: null })).toBe("Add to group");
});

test("no words end in what would lead to a name", () => {
  expect(eventWords("workflow.step-handed-over")).toBe("Left a workflow step to people");
  expect(eventWords("ending.completed")).toBe("Access ended on its date");
  expect(eventWords("workflow.held")).toBe("Held the workflow: over its limit");
  const dangling = eventsInSources().filter((event) => /(?: for| of| to|[:,])$/.test(eventWords(event)));
  expect(dangling).toEqual([]);
});

test("an unknown event and an unknown result are shown as they are", () => {
  expect(eventWords("future.event")).toBe("future.event");
  expect(eventWords("constructor")).toBe("constructor");
  expect(resultWords("future.event", "Odd")).toEqual({ glyph: "hollow", words: "Odd" });
});

test("details are read as lines: what changed with before and after, the rest by name", () => {
  expect(detailLines(null)).toEqual([]);
  expect(detailLines({ before: "agent", after: "admin" })).toEqual([
    { name: "Value", was: "agent", now: "admin" },
  ]);
  expect(
    detailLines({
      before: { everyHours: 4, guests: false, limits: { people: { count: 200 } } },
      after: { everyHours: 2, guests: true, limits: { people: { count: 200 } } },
      clientRequestId: "c1",
      granted: ["A", "B"],
      revoked: [],
      steps: [{ name: "x" }],
    }),
  ).toEqual([
    { name: "Every hours", was: "4", now: "2" },
    { name: "Guests", was: "no", now: "yes" },
    { name: "Client request id", was: null, now: "c1" },
    { name: "Granted", was: null, now: "A, B" },
    { name: "Revoked", was: null, now: "none" },
    { name: "Steps 0 name", was: null, now: "x" },
  ]);
});
