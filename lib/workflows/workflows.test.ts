import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { actionRuns, messages, people, requests, workflowRuns } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { cancelRequest } from "#lib/requests/cancel-request.ts";
import { cancelRun } from "./cancel-run.ts";
import { decideHeld } from "./hold-workflow.ts";
import { publishWorkflow } from "./publish-workflow.ts";
import { retryStep, handOverStep, skipStep } from "./retry-step.ts";
import { saveWorkflow } from "./save-workflow.ts";
import { setWorkflowState } from "./set-workflow-state.ts";
import { TEMPLATES } from "./templates.ts";
import { startsHard, undoesRunHard } from "./run-proof.ts";
import { undoRun } from "./undo-run.ts";
import { readWorkflow } from "./workflows-data.ts";
import { WorkflowDesk } from "./testing/workflow-desk.ts";

const group = (desk: WorkflowDesk) => ({ group: desk.vault.objectId });
const DAY_MS = 24 * 60 * 60_000;

function limited(desk: WorkflowDesk, id: string, dailyLimit: number): void {
  const { name, description, draftVersion, templateKey } = desk.workflow(id);
  const document = TEMPLATES.find(({ key }) => key === templateKey)?.document;
  if (document === undefined) throw new Error("not from a template");
  const saved = saveWorkflow(desk.admin, { id, draftVersion, name, description, dailyLimit, document });
  publishWorkflow(desk.admin, { id, draftVersion: saved.draftVersion });
}

test("a group request waits for the group's owner, then Entra adds the member, and the requester is told", async () => {
  const desk = new WorkflowDesk();
  desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  expect(desk.steps()).toEqual(["approval Waiting", "add-to-group Queued", "tell Queued", "resolve Queued"]);
  expect(desk.onlyRun().message).toContain("Tomasz Zielinski, owner of Prototype Vault");
  expect(desk.sent()).toEqual([]);

  await desk.decide(desk.tomasz);
  await desk.turn();

  expect(desk.steps().every((step) => step.endsWith("Completed"))).toBe(true);
  expect(desk.onlyRun().state).toBe("Completed");
  expect(desk.sent()).toHaveLength(1);
  const request = desk.db.select().from(requests).where(eq(requests.number, 2)).get();
  expect(request?.status).toBe("Resolved");
  const told = desk.db.select().from(messages).where(eq(messages.kind, "workflow-request-message")).all();
  expect(told.map(({ recipient }) => recipient)).toEqual([`person:${desk.ikram.objectId}`]);
  expect(desk.events()).toContain("workflow.finished Done");
});

test("what the manager approved is enough for a rule that asks the manager, and no second approval is asked", async () => {
  const desk = new WorkflowDesk();
  desk.rule({ approver: "manager" });
  desk.publish("starter");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  await desk.decide(desk.hannah);
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Completed");
  expect(desk.approvals()).toHaveLength(1);
});

test("a rule that asks somebody else than who approved the step is asked too", async () => {
  const desk = new WorkflowDesk();
  desk.rule({ approver: "owner" });
  desk.publish("starter");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  await desk.decide(desk.hannah);
  await desk.turn();
  expect(desk.steps()).toContain("add-to-group Waiting");
  expect(desk.sent()).toEqual([]);
  await desk.decide(desk.tomasz);
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Completed");
  expect(desk.sent()).toHaveLength(1);
});

test("a rejection ends the run, resolves the request, and nothing is sent", async () => {
  const desk = new WorkflowDesk();
  desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  await desk.decide(desk.tomasz, "Rejected", "Not this month");
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Cancelled");
  expect(desk.onlyRun().message).toContain("Not this month");
  expect(desk.sent()).toEqual([]);
  expect(desk.db.select().from(requests).where(eq(requests.number, 2)).get()?.status).toBe("Resolved");
});

test("a group that changed its kind after the approval is refused, and a human can try again or leave it to people", async () => {
  const desk = new WorkflowDesk();
  desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  await desk.decide(desk.tomasz);
  desk.company.app({ displayName: "Payroll" });
  desk.db.update(people).set({ department: "Finance" }).run();
  const run = desk.onlyRun();
  // Between the approval and the step the group became one that holds roles.
  desk.db.$client.prepare("UPDATE groups SET is_role_assignable = 1").run();
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Failed");
  expect(desk.sent()).toEqual([]);

  desk.db.$client.prepare("UPDATE groups SET is_role_assignable = 0").run();
  retryStep(desk.as(desk.noor), { runId: run.id, stepId: "add-to-group" });
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Completed");
  expect(desk.sent()).toHaveLength(1);
});

test("a failed step is handed over: a request for people is made, and the run goes on", async () => {
  const desk = new WorkflowDesk();
  desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  await desk.decide(desk.tomasz);
  desk.db.$client.prepare("UPDATE groups SET is_dynamic = 1").run();
  await desk.turn();
  const run = desk.onlyRun();
  expect(run.state).toBe("Failed");
  handOverStep(desk.as(desk.noor), {
    runId: run.id,
    stepId: "add-to-group",
    reason: "The rule has to change",
  });
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Completed");
  const task = desk.db.select().from(requests).where(eq(requests.number, 3)).get();
  expect(task?.title).toContain("By hand: Add user to group");
  expect(() => skipStep(desk.as(desk.noor), { runId: run.id, stepId: "add-to-group", reason: "x" })).toThrow(
    "over already",
  );
});

test("who cancels their request ends its run, and what waits for a decision is withdrawn", async () => {
  const desk = new WorkflowDesk();
  desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  const request = desk.db.select().from(requests).where(eq(requests.number, 2)).get();
  cancelRequest(desk.as(desk.ikram), { requestId: request?.id ?? "" });
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Cancelled");
  expect(desk.approvals().map(({ state }) => state)).toEqual(["Cancelled"]);
});

test("a run keeps its version while the workflow is edited, and archived ones come to their end", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  limited(desk, id, 10);
  setWorkflowState(desk.admin, { id, state: "Archived" });
  await desk.decide(desk.tomasz);
  await desk.turn();
  expect(desk.onlyRun().version).toBe(1);
  expect(desk.onlyRun().state).toBe("Completed");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  expect(desk.runsOf(id)).toHaveLength(1);
});

test("a paused workflow stands still; what came in meanwhile is for people", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  setWorkflowState(desk.admin, { id, state: "Paused" });
  await desk.decide(desk.tomasz);
  desk.submit("group-membership", group(desk));
  await desk.turn();
  expect(desk.sent()).toEqual([]);
  setWorkflowState(desk.admin, { id, state: "Published" });
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Completed");
});

test("an end date starts offboarding at the hour of the office, once, and what fails does not keep the rest", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  desk.date(desk.ikram, "end", "2026-11-18");
  await desk.turn();
  expect(desk.runsOf(id)).toEqual([]);
  desk.passDays(1);
  desk.now = Date.parse("2026-11-18T18:00:30Z");
  await desk.turn();
  await desk.turn();
  expect(desk.runsOf(id)).toHaveLength(1);
  expect(desk.sent()).toEqual([
    `POST /users/${desk.ikram.objectId}/revokeSignInSessions`,
    `PATCH /users/${desk.ikram.objectId}`,
  ]);
  expect(desk.steps()).toEqual([
    "revoke Completed",
    "remove-apps Skipped",
    "block Completed",
    "pickup Completed",
  ]);
  const pickup = desk.db.select().from(requests).where(eq(requests.number, 2)).get();
  expect(pickup?.title).toBe("Equipment pickup: Ikram Benali");
});

test("a date more than three days ago starts nothing, a moved one cancels what was queued for it", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  desk.date(desk.ikram, "end", "2026-11-01");
  await desk.turn();
  expect(desk.runsOf(id)).toEqual([]);

  desk.date(desk.ikram, "end", "2026-11-16");
  limited(desk, id, 1);
  desk.date(desk.tomasz, "end", "2026-11-16");
  await desk.turn();
  expect(desk.runsOf(id).map(({ state }) => state)).toEqual(["Queued", "Queued"]);
  expect(desk.workflow(id).heldAt).not.toBeNull();
  expect(desk.sent()).toEqual([]);

  desk.date(desk.ikram, "end", "2026-12-24");
  expect(decideHeld(desk.admin, { id, decision: "release" })).toEqual({ runs: 2 });
  await desk.turn();
  const states = Object.fromEntries(desk.runsOf(id).map(({ personName, state }) => [personName, state]));
  expect(states["Ikram Benali"]).toBe("Cancelled");
  expect(states["Tomasz Zielinski"]).toMatch(/^Completed/);
  expect(desk.sent().some((call) => call.includes(desk.ikram.objectId))).toBe(false);
});

test("while our clock differs from Microsoft's, no date starts anything", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  desk.date(desk.ikram, "end", "2026-11-16");
  await desk.turn(async () => desk.now - DAY_MS);
  expect(desk.runsOf(id)).toEqual([]);
  await desk.turn();
  expect(desk.runsOf(id)).toHaveLength(1);
});

test("a cancelled run stops for good, and only agents cancel", async () => {
  const desk = new WorkflowDesk();
  desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  const { id: runId } = desk.onlyRun();
  expect(() => cancelRun(desk.as(desk.ikram), { runId, reason: "x" })).toThrow("Your role");
  cancelRun(desk.as(desk.noor), { runId, reason: "Asked twice" });
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Cancelled");
  expect(() => cancelRun(desk.as(desk.noor), { runId, reason: "x" })).toThrow("over already");
  expect(desk.sent()).toEqual([]);
});

test("undo takes back what the run did, once however often it is asked", async () => {
  const desk = new WorkflowDesk();
  desk.publish("group-membership");
  desk.submit("group-membership", group(desk));
  await desk.turn();
  await desk.decide(desk.tomasz);
  await desk.turn();
  const { id: runId } = desk.onlyRun();
  desk.db.$client
    .prepare("INSERT OR IGNORE INTO memberships (group_id, member_id) VALUES (?, ?)")
    .run(desk.vault.id, desk.ikram.id);
  const { lines } = await undoRun(desk.as(desk.noor), { runId }, desk.tools);
  expect(lines).toHaveLength(1);
  await undoRun(desk.as(desk.noor), { runId }, desk.tools);
  expect(desk.sent().filter((call) => call.startsWith("DELETE"))).toHaveLength(1);
});

test("a run that hurts is started and taken back by who has just proven who they are", async () => {
  const desk = new WorkflowDesk();
  const asked = (id: string) => startsHard(desk.as(desk.noor), { id });
  expect([
    asked(desk.publish("lost-device")),
    asked(desk.publish("group-membership")),
    asked(newId()),
  ]).toEqual([true, false, false]);
  desk.submit("group-membership", group(desk));
  await desk.turn();
  await desk.decide(desk.tomasz);
  await desk.turn();
  const undoing = () => undoesRunHard(desk.as(desk.noor), { runId: desk.onlyRun().id });
  expect(undoing()).toBe(false);
  // As if the step had let them sign in again: to take that back is to block them.
  desk.db.update(actionRuns).set({ actionKey: "unblock-sign-in" }).run();
  expect(undoing()).toBe(true);
});

test("two workers at the same time take every step once", async () => {
  const desk = new WorkflowDesk();
  desk.publish("lost-device");
  desk.submit("lost-device", { device: "Laptop", how: "Stolen", when: "2026-11-16" });
  await Promise.all([desk.turn(), desk.turn(), desk.turn()]);
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Completed");
  expect(desk.sent()).toEqual([`POST /users/${desk.ikram.objectId}/revokeSignInSessions`]);
  expect(desk.db.select().from(requests).all()).toHaveLength(3);
});

test("nobody but admins builds workflows, and two who edit at once are told", () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("group-membership");
  const document = TEMPLATES[0]?.document;
  if (document === undefined) throw new Error("no template");
  const input = { id, draftVersion: 0, name: "Mine", description: "", dailyLimit: 5, document };
  expect(() => saveWorkflow(desk.as(desk.noor), input)).toThrow("Your role");
  saveWorkflow(desk.admin, input);
  expect(() => saveWorkflow(desk.admin, { ...input, name: "Other" })).toThrow(
    "has saved this workflow meanwhile",
  );
  expect(desk.db.select().from(workflowRuns).all()).toEqual([]);
});

test("a template that was just published has no changes, and an edited one says so", () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("access-request");
  expect(readWorkflow(desk.admin, id)).toMatchObject({ hasChanges: false, publishedVersion: 1 });
  const { name, description, draftVersion, dailyLimit } = desk.workflow(id);
  const document = TEMPLATES[1]?.document;
  if (document === undefined) throw new Error("no template");
  saveWorkflow(desk.admin, { id, draftVersion, name, description, dailyLimit, document });
  expect(readWorkflow(desk.admin, id)?.hasChanges).toBe(true);
});
