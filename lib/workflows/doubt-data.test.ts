import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { changeFeed, messages, syncRuns } from "#db/schema/index.ts";
import { resumeAutomation } from "#lib/entra/protection/resume-automation.ts";
import { confirmInstance } from "#lib/instance/confirm-instance.ts";
import { holdInstance } from "#lib/instance/hold-instance.ts";
import { outlookOf } from "./date-outlook.ts";
import { decideHeld } from "./hold-workflow.ts";
import { findPublished } from "./published-data.ts";
import { WorkflowDesk } from "./testing/workflow-desk.ts";
import { readWorkflow } from "./workflows-data.ts";

const HOUR_MS = 60 * 60_000;

/** What a restored database goes through before anything runs again. */
function restore(desk: WorkflowDesk): void {
  holdInstance(desk.worker, "restored", { missingEntries: 0 });
  confirmInstance(desk.admin);
  resumeAutomation(desk.admin);
  desk.now += HOUR_MS;
}

const standing = (desk: WorkflowDesk, id: string) =>
  desk.runsOf(id).map(({ personName, state }) => `${personName}: ${state}`);

test("dates that were due before a restored copy was confirmed wait for an admin, who lets them start", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  desk.date(desk.ikram, "end", "2026-11-16");
  restore(desk);
  await desk.turn();
  expect(standing(desk, id)).toEqual(["Ikram Benali: Queued"]);
  expect(desk.sent()).toEqual([]);
  expect(readWorkflow(desk.admin, id)).toMatchObject({ heldWhy: "in-doubt", heldRuns: 1 });
  expect(desk.events()).toContain("workflow.doubted Held");
  const [told] = desk.db.select().from(messages).where(eq(messages.kind, "workflow-doubted")).all();
  expect(told?.facts).toMatchObject({ workflow: "Offboarding on end date", count: "1 person" });

  decideHeld(desk.admin, { id, decision: "release" });
  await desk.turn();
  expect(standing(desk, id)).toEqual([expect.stringMatching(/^Ikram Benali: Completed/)]);
  expect(readWorkflow(desk.admin, id)).toMatchObject({ heldAt: null, heldWhy: null });
});

test("the Forecast says of such a date that an admin decides, and of a later one that it starts", () => {
  const desk = new WorkflowDesk();
  const workflow = findPublished(desk.db, desk.publish("offboarding"));
  if (workflow === null) throw new Error("It is not published.");
  const due = (date: string) => {
    const { objectId } = desk.ikram;
    const standing = { status: "Active", inScope: true, timeZone: "UTC" } as const;
    return outlookOf(desk.worker, workflow, { objectId, kind: "end", date, ...standing });
  };
  expect(due("2026-11-16")).toEqual({ status: "starts" });
  restore(desk);
  expect(due("2026-11-16")).toEqual({
    status: "waits",
    why: "Due before this installation was confirmed: an admin decides.",
  });
  expect(due("2026-11-18")).toEqual({ status: "starts" });
});

test("what an admin says was done already is dropped and stays so, and a date that falls after it starts", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  desk.date(desk.ikram, "end", "2026-11-16");
  restore(desk);
  await desk.turn();
  decideHeld(desk.admin, { id, decision: "drop" });
  desk.passDays(3);
  desk.date(desk.tomasz, "end", "2026-11-19");
  await desk.turn();
  expect(standing(desk, id)).toEqual([
    "Ikram Benali: Cancelled",
    expect.stringMatching(/^Tomasz Zielinski: Completed/),
  ]);
});

test("a date that comes in later, for a day before it was confirmed, waits for an admin too", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  restore(desk);
  await desk.turn();
  expect(desk.workflow(id).heldAt).toBeNull();
  desk.date(desk.ikram, "end", "2026-11-16");
  await desk.turn();
  expect(standing(desk, id)).toEqual(["Ikram Benali: Queued"]);
  expect(desk.workflow(id).heldWhy).toBe("in-doubt");
});

test("a date whose run the backup knows is not asked about again", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  desk.date(desk.ikram, "end", "2026-11-16");
  await desk.turn();
  restore(desk);
  await desk.turn();
  expect(desk.workflow(id).heldAt).toBeNull();
  expect(desk.runsOf(id)).toHaveLength(1);
});

test("the changes that the first sync afterwards finds wait for an admin, those of the next one don't", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish(null, {
    trigger: { kind: "change", what: "moved-department", group: null },
    conditions: { match: "all", list: [] },
    steps: [{ id: "wait", kind: "wait", onFailure: "stop", until: { kind: "hours", hours: 24 } }],
  });
  restore(desk);
  sync(desk, desk.ikram);
  await desk.turn();
  expect(standing(desk, id)).toEqual(["Ikram Benali: Queued"]);
  expect(desk.workflow(id).heldWhy).toBe("in-doubt");
  decideHeld(desk.admin, { id, decision: "drop" });
  sync(desk, desk.tomasz);
  await desk.turn();
  expect(standing(desk, id)).toEqual(["Ikram Benali: Cancelled", "Tomasz Zielinski: Waiting"]);
});

/** A sync that finds somebody in another department; it is over an hour later. */
function sync(desk: WorkflowDesk, { objectId }: WorkflowDesk["ikram"]): void {
  const runId = `sync ${desk.now}`;
  const row = { kind: "person", objectId, name: "Somebody", what: "moved-department" };
  desk.db
    .insert(changeFeed)
    .values({ runId, at: desk.now, ...row, before: "Lab", after: "Sales" })
    .run();
  desk.db
    .insert(syncRuns)
    .values({ id: runId, kind: "delta", status: "Completed", startedAt: desk.now, finishedAt: desk.now })
    .run();
  desk.now += HOUR_MS;
}
