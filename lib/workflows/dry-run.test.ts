import { expect, test } from "vitest";
import { auditEntries } from "#db/schema/index.ts";
import { readDryRun } from "./dry-run-data.ts";
import { WorkflowDesk } from "./testing/workflow-desk.ts";

const outlooks = (dry: Awaited<ReturnType<typeof readDryRun>>) =>
  dry.steps.map(({ stepId, outlook }) => `${stepId} ${outlook}`);

test("a dry run of a past request says who would be asked and exactly what would be called, and does nothing", async () => {
  const desk = new WorkflowDesk();
  const number = desk.submit("group-membership", { group: desk.vault.objectId });
  const id = desk.publish("group-membership");
  const before = desk.db.select().from(auditEntries).all().length;
  const dry = await readDryRun(desk.as(desk.noor), { id, request: number });
  expect(outlooks(dry)).toEqual(["approval waits", "add-to-group runs", "tell runs", "resolve runs"]);
  expect(dry.steps[0]?.message).toContain("Tomasz Zielinski, owner of Prototype Vault");
  const [effect] = dry.steps[1]?.effects ?? [];
  expect(effect).toMatchObject({
    outlook: "ready",
    title: "Add Ikram Benali to Prototype Vault",
    call: `POST /groups/${desk.vault.objectId}/members/$ref`,
  });
  expect(desk.sent()).toEqual([]);
  expect(desk.db.select().from(auditEntries).all()).toHaveLength(before);

  // What then happens is what was said.
  desk.submit("group-membership", { group: desk.vault.objectId });
  await desk.turn();
  await desk.decide(desk.tomasz);
  await desk.turn();
  expect(desk.sent()).toEqual([effect?.call]);
});

test("a dry run for somebody for whom it can't work says where it stops and why", async () => {
  const desk = new WorkflowDesk();
  const number = desk.submit("group-membership", { group: desk.vault.objectId });
  const id = desk.publish("group-membership");
  desk.db.$client.prepare("UPDATE groups SET is_dynamic = 1").run();
  const dry = await readDryRun(desk.admin, { id, request: number });
  expect(outlooks(dry)).toEqual([
    "approval fails",
    "add-to-group not-reached",
    "tell not-reached",
    "resolve not-reached",
  ]);
  expect(dry.steps[0]?.message).toMatch(/rule/i);
});

test("an offboarding is dry-run for a person without anything being sent, and employees see none", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  const dry = await readDryRun(desk.admin, { id, person: desk.ikram.objectId });
  expect(outlooks(dry)).toEqual(["revoke runs", "remove-apps skipped", "block runs", "pickup runs"]);
  expect(dry.steps[3]?.message).toBe("Equipment pickup: Ikram Benali");
  expect(desk.sent()).toEqual([]);
  await expect(readDryRun(desk.as(desk.ikram), { id, person: desk.ikram.objectId })).rejects.toThrow(
    "Your role",
  );
});
