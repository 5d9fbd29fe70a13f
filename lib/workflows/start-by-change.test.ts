import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { changeFeed, people, workflows } from "#db/schema/index.ts";
import { setWorkflowState } from "./set-workflow-state.ts";
import type { Trigger, WorkflowDocument } from "./schema.ts";
import { WorkflowDesk } from "./testing/workflow-desk.ts";

let desk: WorkflowDesk;
beforeEach(() => {
  desk = new WorkflowDesk();
});

const MOVED: Trigger = { kind: "change", what: "moved-department", group: null };

/** Publishes a workflow that does nothing but wait. */
function publish(trigger: Trigger, list: WorkflowDocument["conditions"]["list"] = []): string {
  return desk.publish(null, {
    trigger,
    conditions: { match: "all", list },
    steps: [{ id: "wait", kind: "wait", onFailure: "stop", until: { kind: "hours", hours: 24 } }],
  });
}

/** Lines as a sync writes them down. */
const line = (part: Pick<typeof changeFeed.$inferInsert, "kind" | "objectId" | "name" | "what">, more = {}) =>
  desk.db
    .insert(changeFeed)
    .values({ runId: "sync", at: desk.now, ...part, ...more })
    .run();
const moves = ({ objectId }: { objectId: string }) =>
  line(
    { kind: "person", objectId, name: "Somebody", what: "moved-department" },
    { before: "Lab", after: "Sales" },
  );
const membership = (what: "member-added" | "member-removed", group: string, relatedObjectId: string) =>
  line({ kind: "group", objectId: group, name: "Prototype Vault", what }, { relatedObjectId });

const started = (id: string) =>
  desk.runsOf(id).map(({ personName, occasion }) => [personName, (occasion as { words: string }).words]);

test("another department starts it once for each line, and nothing that was there before", async () => {
  moves(desk.hannah);
  const id = publish(MOVED);
  line({ kind: "person", objectId: desk.ikram.objectId, name: "Ikram", what: "moved-title" });
  moves(desk.ikram);
  await desk.turn();
  await desk.turn();
  expect(started(id)).toEqual([["Ikram Benali", "Department Lab → Sales"]]);
  moves(desk.ikram);
  await desk.turn();
  expect(started(id)).toHaveLength(2);
});

test("joining and leaving count for the chosen group and for people only", async () => {
  const other = desk.company.group({ displayName: "Other" });
  const trigger = { kind: "change", group: { objectId: desk.vault.objectId, displayName: "" } } as const;
  const joined = publish({ ...trigger, what: "joined-group" });
  const left = publish({ ...trigger, what: "left-group" });
  membership("member-added", desk.vault.objectId, desk.ikram.objectId);
  membership("member-added", desk.vault.objectId, other.objectId);
  membership("member-added", other.objectId, desk.hannah.objectId);
  membership("member-removed", desk.vault.objectId, desk.tomasz.objectId);
  await desk.turn();
  expect(started(joined)).toEqual([["Ikram Benali", "Joined Prototype Vault"]]);
  expect(started(left)).toEqual([["Tomasz Zielinski", "Left Prototype Vault"]]);
});

test("whom the conditions don't let through, and whoever is out of scope, starts nothing", async () => {
  const id = publish(MOVED, [{ kind: "has-manager", is: true }]);
  moves(desk.hannah);
  moves(desk.ikram);
  desk.db.update(people).set({ inScope: false }).where(eq(people.objectId, desk.ikram.objectId)).run();
  await desk.turn();
  expect(started(id)).toEqual([]);
  desk.db.update(people).set({ inScope: true }).where(eq(people.objectId, desk.ikram.objectId)).run();
  moves(desk.ikram);
  await desk.turn();
  expect(started(id)).toEqual([["Ikram Benali", "Department Lab → Sales"]]);
});

test("more people than the limit hold it, and what happened while it was paused starts nothing", async () => {
  const id = publish(MOVED);
  desk.db.update(workflows).set({ dailyLimit: 1 }).where(eq(workflows.id, id)).run();
  setWorkflowState(desk.admin, { id, state: "Paused" });
  moves(desk.tomasz);
  await desk.turn();
  setWorkflowState(desk.admin, { id, state: "Published" });
  moves(desk.ikram);
  moves(desk.hannah);
  await desk.turn();
  expect(desk.workflow(id).heldAt).not.toBeNull();
  expect(desk.runsOf(id).map(({ personName, state }) => [personName, state])).toEqual([
    ["Ikram Benali", "Queued"],
    ["Hannah Lindqvist", "Queued"],
  ]);
});
