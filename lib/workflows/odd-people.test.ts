import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { approvers, people } from "#db/schema/index.ts";
import { WorkflowDesk } from "./testing/workflow-desk.ts";

const HOUR_MS = 60 * 60_000;

function change(desk: WorkflowDesk, person: WorkflowDesk["ikram"], to: Partial<typeof people.$inferInsert>) {
  desk.db.update(people).set(to).where(eq(people.objectId, person.objectId)).run();
}
const askedOf = (desk: WorkflowDesk) =>
  desk.db
    .select()
    .from(approvers)
    .all()
    .map(({ name }) => name);

async function waiting(key = "starter"): Promise<WorkflowDesk> {
  const desk = new WorkflowDesk();
  desk.publish(key);
  desk.submit("group-membership", { group: desk.vault.objectId });
  await desk.turn();
  return desk;
}

test("who approved and is blocked since counts no more: the step fails, and nothing is sent", async () => {
  const desk = await waiting();
  await desk.decide(desk.hannah);
  desk.block(desk.hannah);
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Failed");
  expect(desk.onlyRun().message).toContain("Hannah Lindqvist, who approved it, can't approve any more.");
  expect(desk.sent()).toEqual([]);
});

test("a person who is deleted meanwhile may come back for a day; then a human decides, and nothing was sent", async () => {
  const desk = await waiting();
  await desk.decide(desk.hannah);
  change(desk, desk.ikram, { status: "Deleted" });
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Waiting");
  for (let hours = 0; hours < 30; hours += 1) {
    desk.passDays(0);
    desk.now += HOUR_MS;
    await desk.turn();
  }
  expect(desk.onlyRun().state).toBe("Failed");
  expect(desk.onlyRun().message).toContain("deleted");
  expect(desk.sent()).toEqual([]);
});

test("without a manager, and with oneself as manager, an admin is asked; nobody approves for themselves", async () => {
  for (const managerId of [null, "own"] as const) {
    const desk = new WorkflowDesk();
    change(desk, desk.ikram, { managerId: managerId === null ? null : desk.ikram.id });
    desk.publish("starter");
    desk.submit("group-membership", { group: desk.vault.objectId });
    await desk.turn();
    expect(askedOf(desk).toSorted()).toEqual(["Amara Okafor", "Kwame Mensah"]);
    await desk.decide(desk.kwame);
    await desk.turn();
    expect(desk.onlyRun().state).toBe("Completed");
  }
});

test("two who are each other's manager are no reason to go round in circles: the other one is asked", async () => {
  const desk = new WorkflowDesk();
  change(desk, desk.hannah, { managerId: desk.ikram.id });
  desk.publish("starter");
  desk.submit("group-membership", { group: desk.vault.objectId });
  await desk.turn();
  expect(desk.onlyRun().message).toContain("Hannah Lindqvist, manager of Ikram Benali");
});

test("dates of people who are out of scope or blocked start nothing", async () => {
  const desk = new WorkflowDesk();
  const id = desk.publish("offboarding");
  desk.date(desk.ikram, "end", "2026-11-16");
  desk.date(desk.tomasz, "end", "2026-11-16");
  change(desk, desk.ikram, { inScope: false });
  change(desk, desk.tomasz, { status: "Blocked" });
  await desk.turn();
  expect(desk.runsOf(id)).toEqual([]);
});

test("a person who leaves the scope while a run waits is not acted on", async () => {
  const desk = await waiting();
  await desk.decide(desk.hannah);
  change(desk, desk.ikram, { inScope: false });
  await desk.turn();
  expect(desk.onlyRun().state).toBe("Failed");
  expect(desk.onlyRun().message).toContain("out of scope");
  expect(desk.sent()).toEqual([]);
});
