import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { groups, members, people, requests } from "#db/schema/index.ts";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { cancelRequest } from "#lib/requests/cancel-request.ts";
import { cancelRun } from "#lib/workflows/cancel-run.ts";
import { readRequestWorkflows } from "#lib/workflows/request-workflows-data.ts";
import { retriesHard } from "#lib/workflows/run-proof.ts";
import { retryStep } from "#lib/workflows/retry-step.ts";
import { readRunFilters } from "#lib/workflows/run-filters-data.ts";
import { listRuns } from "#lib/workflows/runs-data.ts";
import type { RunPoint } from "#lib/workflows/run-point.ts";
import { settleWorkflows } from "#lib/workflows/settle-workflows.ts";
import { undoRun } from "#lib/workflows/undo-run.ts";
import { pausePlaybook } from "../pause-playbook.ts";
import { putInForce } from "../put-in-force.ts";
import { stopAgent } from "../stop-agent.ts";
import type { PlaybookDocument, PlaybookStep } from "../schema.ts";
import { ALWAYS } from "../shipped/templates.ts";
import { AgentDesk } from "../testing/agent-desk.ts";
import { readCard } from "./card-data.ts";
import { runsHard } from "./proposal-proof.ts";
import { runProposal } from "./run-proposal.ts";

/** Something happens in the moment an action leaves. */
function meanwhile(desk: AgentDesk, happens: () => void): AgentDesk["tools"] {
  const original = desk.tools();
  const write: typeof original.graph.write = (call) => {
    happens();
    return original.graph.write(call);
  };
  return () => ({ ...original, graph: { ...original.graph, write } });
}

/** The worker comes by and dies at this point; then its lease runs out. */
async function dieAt(desk: AgentDesk, point: RunPoint): Promise<void> {
  const onPoint = (reached: RunPoint) => {
    if (reached === point) throw new Error("died here");
  };
  await settleWorkflows(desk.worker(), { open: desk.tools, onPoint });
  desk.now += 6 * 60_000;
}

/** The playbook for lost devices, which takes its action twice. */
const twice = ({ steps }: PlaybookDocument): { steps: PlaybookStep[] } => ({
  steps: steps.flatMap((step): PlaybookStep[] =>
    step.kind === "action" ? [step, { ...step, id: "again" }] : [step],
  ),
});

/** A request with a card that Noor has clicked; the worker has not come by yet. */
async function clicked(desk: AgentDesk, text: string): Promise<{ requestId: string; runId: string }> {
  const requestId = desk.file(text);
  await desk.read();
  runProposal(desk.as(desk.noor), { proposalId: cardOf(desk, requestId).id });
  return { requestId, runId: runOf(desk, requestId).id };
}

function cardOf(desk: AgentDesk, requestId: string) {
  const card = readCard(desk.as(desk.noor), requestId);
  if (card === null) throw new Error("there is no card");
  return card;
}

function runOf(desk: AgentDesk, requestId: string) {
  const { run } = cardOf(desk, requestId);
  if (run === null) throw new Error("there is no run");
  return run;
}

const setMember = (desk: AgentDesk, change: Partial<typeof members.$inferInsert>) =>
  desk.db.update(members).set(change).where(eq(members.id, desk.noor.memberId)).run();
const GROUP = "Please add me to Prototype Vault";

test.each<[string, (desk: AgentDesk) => void, RegExp]>([
  ["was demoted", (desk) => setMember(desk, { role: "employee" }), /Noor Haidari may no longer take actions/],
  ["left", (desk) => setMember(desk, { disabledAt: 1 }), /no member any more/],
  ["was blocked in Entra", (desk) => desk.block(desk.noor), /Noor Haidari may no longer take actions/],
])(
  "nothing is done in the name of somebody who clicked and %s; whoever retries acts in their own",
  async (_what, change, why) => {
    const desk = new AgentDesk();
    desk.publish("lost-device");
    const { requestId, runId } = await clicked(desk, "I lost my phone");
    change(desk);
    await desk.carryOut();
    expect(desk.writes).toEqual([]);
    expect(desk.db.select().from(requests).all()).toHaveLength(1);
    const { state, steps } = readCard(desk.as(desk.kwame), requestId)?.run ?? {};
    expect(state).toBe("Completed with errors");
    expect(steps?.map((step) => step.message)).toEqual([
      expect.stringMatching(why),
      expect.stringMatching(why),
    ]);
    retryStep(desk.as(desk.kwame), { runId, stepId: "revoke" });
    retryStep(desk.as(desk.kwame), { runId, stepId: "incident" });
    await desk.carryOut();
    expect(desk.writes).toHaveLength(1);
    expect(desk.runs()).toMatchObject([{ actorId: desk.kwame.memberId }]);
    expect(desk.db.select().from(requests).all()).toHaveLength(2);
    expect(readCard(desk.as(desk.kwame), requestId)?.run?.state).toBe("Completed");
  },
);

test("running or retrying what hurts asks who clicks to prove who they are; what does not hurt never does", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  desk.publish("group-access");
  const hard = await clicked(desk, "I lost my phone");
  const soft = await clicked(desk, GROUP);
  const asks = ({ requestId }: { requestId: string }) =>
    runsHard(desk.as(desk.noor), { proposalId: cardOf(desk, requestId).id });
  expect([asks(hard), asks(soft)]).toEqual([true, false]);
  setMember(desk, { role: "employee" });
  await dieAt(desk, "step claimed");
  await desk.carryOut();
  const asksAgain = ({ runId }: { runId: string }, stepId: string) =>
    retriesHard(desk.as(desk.kwame), { runId, stepId });
  expect([asksAgain(hard, "revoke"), asksAgain(hard, "incident"), asksAgain(soft, "add")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("somebody who loses the right between two steps takes the first and not the second", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device", twice);
  const { requestId } = await clicked(desk, "I lost my phone");
  await desk.carryOut(meanwhile(desk, () => setMember(desk, { role: "employee" })));
  expect(desk.writes).toHaveLength(1);
  const run = readCard(desk.as(desk.kwame), requestId)?.run;
  expect(run?.steps.map(({ state }) => state)).toEqual(["Completed", "Failed", "Failed"]);
});

test("an action that was written down and had not left is not taken for somebody who was blocked since", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  const { requestId } = await clicked(desk, "I lost my phone");
  await dieAt(desk, "step claimed");
  desk.block(desk.noor);
  await desk.carryOut();
  expect(desk.writes).toEqual([]);
  expect(runOf(desk, requestId).steps[0]).toMatchObject({
    state: "Failed",
    message: expect.stringContaining("may no longer take actions"),
  });
});

test("what left before they lost the right, and whose result a crash kept back, counts as done", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device", twice);
  const { requestId } = await clicked(desk, "I lost my phone");
  await dieAt(desk, "effect done");
  setMember(desk, { role: "employee" });
  await desk.carryOut();
  expect(desk.writes).toHaveLength(1);
  const run = readCard(desk.as(desk.kwame), requestId)?.run;
  expect(run?.steps.map(({ state }) => state)).toEqual(["Completed", "Failed", "Failed"]);
});

test("stopped in the middle, what it does by itself stands still before the next step", async () => {
  const desk = new AgentDesk();
  const test = { id: newId(), asObjectId: desk.tomasz.objectId, asName: "Tomasz", expects: "runs" } as const;
  desk.publish("lost-device", (template) => ({
    ...twice(template),
    autonomy: "Automatic",
    tests: [{ ...test, text: "I lost my phone", says: "", saw: null }],
  }));
  const requestId = desk.file("I lost my phone");
  await desk.read();
  await desk.carryOut(meanwhile(desk, () => stopAgent(desk.as(desk.noor), { isStopped: true })));
  expect(desk.writes).toHaveLength(1);
  expect(runOf(desk, requestId)).toMatchObject({
    state: "Waiting",
    message: expect.stringContaining("stopped"),
  });
  stopAgent(desk.as(desk.kwame), { isStopped: false });
  await desk.carryOut();
  expect(desk.writes).toHaveLength(2);
  expect(runOf(desk, requestId).state).toBe("Completed");
});

test("what was approved and failed is not tried again without somebody who decides", async () => {
  const desk = new AgentDesk();
  desk.publish("group-access", () => ({ autonomy: "With approval" }));
  const requestId = desk.file(GROUP);
  await desk.settle();
  const isDown = () => {
    throw new GraphError({ kind: "throttled", message: "later", retryAfterMs: 60_000 });
  };
  const approve = (tools: AgentDesk["tools"]) => {
    const pending = desk.approvals().find(({ state }) => state === "Pending");
    const decision = { approvalId: pending?.id ?? "", decision: "Approved" as const, note: "" };
    return decideApproval(desk.as(desk.hannah), decision, tools);
  };
  await approve(meanwhile(desk, isDown));
  await desk.carryOut();
  const { state, id: runId, steps } = runOf(desk, requestId);
  expect([state, steps[0]?.state, steps[0]?.canRetry]).toEqual(["Failed", "Failed", true]);
  retryStep(desk.as(desk.noor), { runId, stepId: "add" });
  await desk.carryOut();
  expect(desk.writes).toEqual([]);
  await approve(desk.tools);
  await desk.carryOut();
  expect(desk.writes).toHaveLength(1);
  expect(runOf(desk, requestId).state).toBe("Completed");
  expect(desk.approvals()).toHaveLength(2);
});

test("what may not be asked for any more when the worker comes is not given", async () => {
  const desk = new AgentDesk();
  desk.publish("group-access");
  const { requestId } = await clicked(desk, GROUP);
  desk.db.update(groups).set({ visibility: "HiddenMembership" }).where(eq(groups.id, desk.vault.id)).run();
  await desk.carryOut();
  expect(desk.writes).toEqual([]);
  expect(runOf(desk, requestId).steps[0]).toMatchObject({
    state: "Failed",
    message: "This group can’t be asked for in Gatehouse.",
  });
});

test("a paused playbook's run stands still and says so, until it is published again", async () => {
  const desk = new AgentDesk();
  const playbookId = desk.publish("group-access");
  const { requestId } = await clicked(desk, GROUP);
  pausePlaybook(desk.as(desk.kwame), { playbookId });
  await desk.carryOut();
  expect(desk.writes).toEqual([]);
  expect(cardOf(desk, requestId)).toMatchObject({
    standsStill: expect.stringContaining("paused"),
    run: { state: "Queued" },
  });
  putInForce(desk.as(desk.kwame), playbookId);
  await desk.carryOut();
  expect(desk.writes).toHaveLength(1);
  expect(runOf(desk, requestId).version).toBe(1);
});

test("a stopped IT Agent does nothing by itself that it had begun; what an agent clicked goes on", async () => {
  const desk = new AgentDesk();
  desk.publishAutomatic("group-access", GROUP);
  desk.publish("lost-device");
  const own = desk.file(GROUP);
  await desk.read();
  const { requestId } = await clicked(desk, "I lost my phone");
  stopAgent(desk.as(desk.noor), { isStopped: true });
  await desk.carryOut();
  expect(runOf(desk, requestId).state).toBe("Completed");
  expect(desk.writes).toHaveLength(1);
  expect(cardOf(desk, own)).toMatchObject({
    standsStill: expect.stringContaining("stopped"),
    run: { state: "Queued" },
  });
  stopAgent(desk.as(desk.kwame), { isStopped: false });
  await desk.carryOut();
  expect(runOf(desk, own).state).toBe("Completed");
});

test("a temporary password is made while somebody is there, or not at all", async () => {
  const desk = new AgentDesk();
  desk.publish("reset-password", () => ({ autonomy: "Suggest" }));
  const { requestId } = await clicked(desk, "I forgot my password, please reset it");
  desk.now += 11 * 60_000;
  await desk.carryOut();
  expect(desk.writes).toEqual([]);
  expect(runOf(desk, requestId).steps[0]).toMatchObject({
    state: "Failed",
    message: expect.stringContaining("Nobody was there in time"),
  });
});

test("it answers as the IT Agent, and what it finds out about an account is for agents", async () => {
  const desk = new AgentDesk();
  desk.publish("cant-sign-in", ({ steps }) => ({
    steps: [...steps, { id: "say", kind: "reply", text: "We look at it, {requester}.", ...ALWAYS }],
  }));
  desk.db.update(people).set({ status: "Blocked" }).where(eq(people.objectId, desk.ikram.objectId)).run();
  const { requestId } = await clicked(desk, "Why can't I sign in?");
  await desk.carryOut();
  expect(runOf(desk, requestId).steps).toMatchObject([
    { kind: "diagnosis", message: expect.stringContaining("Sign-in is blocked") },
    { kind: "reply", state: "Completed" },
  ]);
  expect(desk.messages(requestId).at(-1)).toBe("We look at it, Ikram Benali.");
  // Its own answer is nobody's wish.
  await desk.settle();
  expect(desk.proposals()).toHaveLength(1);
  expect(readRequestWorkflows(desk.as(desk.ikram), requestId)).toEqual([]);
});

test("a run stands among the others with its playbook's name, and is taken back as one", async () => {
  const desk = new AgentDesk();
  const playbookId = desk.publish("group-access");
  const { requestId, runId } = await clicked(desk, GROUP);
  await desk.carryOut();
  const ctx = desk.as(desk.noor);
  expect(readRunFilters(ctx, { workflow: playbookId })).toMatchObject({
    workflow: { name: "Group access for my team", isPlaybook: true },
    workflows: [{ id: playbookId }],
  });
  expect(listRuns(ctx, { workflow: playbookId }).rows).toMatchObject([
    {
      id: runId,
      workflowName: "Group access for my team",
      isPlaybook: true,
      version: 1,
      state: "Completed",
      request: { number: 1 },
    },
  ]);
  expect(desk.runs()[0]).toMatchObject({
    reason: "Playbook “Group access for my team”, version 1, published by Kwame Mensah",
    requestId,
  });
  const { lines } = await undoRun(ctx, { runId }, desk.tools);
  expect(lines).toHaveLength(1);
  expect(desk.writes.at(-1)?.method).toBe("DELETE");
  expect(desk.events()).toContain("playbook.undone Done");
});

test("whoever cancels their request, or a run, ends what has not been done", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  const first = await clicked(desk, "I lost my phone");
  cancelRequest(desk.as(desk.ikram), { requestId: first.requestId });
  const second = await clicked(desk, "I lost my phone again");
  cancelRun(desk.as(desk.noor), { runId: second.runId, reason: "It was found" });
  await desk.carryOut();
  expect(desk.writes).toEqual([]);
  expect([first, second].map(({ requestId }) => runOf(desk, requestId).state)).toEqual([
    "Cancelled",
    "Cancelled",
  ]);
  expect(desk.events()).toContain("playbook.cancelled Cancelled");
});

test("a requester who is no person in Entra gets what needs none", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  const id = newId();
  const local = { id, email: "local@desk.example", displayName: "Lena Local", role: "employee" } as const;
  desk.db
    .insert(members)
    .values({ ...local, createdAt: 1 })
    .run();
  const by = { ...desk.as(desk.ikram) };
  const actor = { ...by.actor, id, displayName: local.displayName, objectId: null, tenantId: null };
  const requestId = desk.file("I lost my phone", { ...by, actor });
  await desk.read();
  runProposal(desk.as(desk.noor), { proposalId: cardOf(desk, requestId).id });
  await desk.carryOut();
  expect(runOf(desk, requestId)).toMatchObject({
    state: "Completed with errors",
    person: { displayName: "Lena Local" },
    steps: [{ state: "Failed" }, { state: "Completed" }],
  });
  expect(desk.db.select().from(requests).all()).toHaveLength(2);
});
