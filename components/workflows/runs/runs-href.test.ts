import { expect, test } from "vitest";
import { isNarrowed, runsHref } from "./runs-href.ts";

const NONE = { q: "", workflow: null, state: null, person: null, workflows: [] };
const workflow = { id: "w1", name: "Day-1 onboarding", isPlaybook: false };

test("the address carries what narrows the list, and nothing else", () => {
  expect(runsHref("/workflows/runs", NONE)).toBe("/workflows/runs");
  const filters = {
    ...NONE,
    q: "mbeki",
    workflow,
    person: { objectId: "p1", displayName: "Thandiwe Mbeki" },
  };
  expect(runsHref("/workflows/runs", filters, { state: "Completed with errors" })).toBe(
    "/workflows/runs?q=mbeki&state=Completed+with+errors&person=p1&workflow=w1",
  );
  expect(runsHref("/workflows/runs", filters, { q: "", person: null, workflow: null })).toBe(
    "/workflows/runs",
  );
});

test("the list of one workflow has it in its path, not in its filters", () => {
  expect(runsHref("/workflows/w1/runs", { ...NONE, workflow })).toBe("/workflows/w1/runs");
  expect(isNarrowed("/workflows/w1/runs", { ...NONE, workflow })).toBe(false);
  expect(isNarrowed("/workflows/runs", { ...NONE, workflow })).toBe(true);
});
