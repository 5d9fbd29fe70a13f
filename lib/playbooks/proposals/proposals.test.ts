import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, groups, people, requests } from "#db/schema/index.ts";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import { settleApprovals } from "#lib/approvals/settle-approvals.ts";
import { pauseAutomation } from "#lib/entra/protection/pause-automation.ts";
import { resumeAutomation } from "#lib/entra/protection/resume-automation.ts";
import { setStatus } from "#lib/requests/set-status.ts";
import { pausePlaybook } from "../pause-playbook.ts";
import { stopAgent } from "../stop-agent.ts";
import { AgentDesk } from "../testing/agent-desk.ts";
import { readCard } from "./card-data.ts";
import { dismissProposal } from "./dismiss-proposal.ts";
import { fillInput } from "./fill-input.ts";
import { runProposal } from "./run-proposal.ts";

const cardOf = (desk: AgentDesk, requestId: string) => {
  const card = readCard(desk.as(desk.noor), requestId);
  if (card === null) throw new Error("there is no card");
  return card;
};
const click = (desk: AgentDesk, proposalId: string) => runProposal(desk.as(desk.noor), { proposalId });
/** Noor clicks, and the worker comes by. */
const run = (desk: AgentDesk, proposalId: string) => {
  click(desk, proposalId);
  return desk.carryOut();
};
/** Of the run, once there is one. */
const stateOf = (desk: AgentDesk, requestId: string) => {
  const card = cardOf(desk, requestId);
  return card.run?.state ?? card.state;
};
const approve = (desk: AgentDesk, by = desk.hannah) => {
  const pending = desk.approvals().find(({ state }) => state === "Pending");
  const decision = { approvalId: pending?.id ?? "", decision: "Approved" as const, note: "" };
  return decideApproval(desk.as(by), decision, desk.tools);
};

test("a lost device is proposed with its words and exact calls; the agent's click ends the sessions and opens an incident", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  const requestId = desk.file("My laptop was stolen on the train");
  await desk.settle();
  const card = cardOf(desk, requestId);
  expect(card).toMatchObject({ state: "Proposed", playbook: { name: "Lost device" }, isAutomatic: false });
  expect(card.because.words.map(({ written }) => written)).toEqual(["laptop", "stolen"]);
  expect(card.steps.map(({ title, status }) => [title, status])).toEqual([
    ["Revoke the sessions of Ikram Benali", "ready"],
    ["Open a request: Incident: lost device of Ikram Benali", "ready"],
  ]);
  expect(desk.writes).toEqual([]);
  await run(desk, card.id);
  expect(desk.writes.map(({ path }) => path)).toEqual([expect.stringContaining("revokeSignInSessions")]);
  expect(cardOf(desk, requestId)).toMatchObject({
    state: "Begun",
    decidedByName: "Noor Haidari",
    run: { state: "Completed", workflowName: "Lost device", isPlaybook: true },
  });
  expect(desk.runs()[0]).toMatchObject({ actorId: desk.noor.memberId });
  const incident = desk.db.select().from(requests).where(eq(requests.number, 2)).get();
  expect(incident).toMatchObject({
    title: "Incident: lost device of Ikram Benali",
    subjectObjectId: desk.ikram.objectId,
  });
  // The incident itself is nobody's wish: its title must not set the playbook off again.
  await desk.settle();
  expect(desk.proposals()).toHaveLength(1);
  const began = desk.db
    .select()
    .from(auditEntries)
    .all()
    .filter(({ event }) => event === "playbook.began");
  expect(JSON.stringify(began)).toContain("Kwame Mensah");
});

test("running twice does every step once", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  const requestId = desk.file("I lost my phone");
  await desk.settle();
  const { id } = cardOf(desk, requestId);
  click(desk, id);
  expect(() => click(desk, id)).toThrow(/decided about it already/);
  await Promise.all([desk.carryOut(), desk.carryOut()]);
  expect(() => click(desk, id)).toThrow(/decided about it already/);
  expect(desk.writes).toHaveLength(1);
  expect(desk.db.select().from(requests).all()).toHaveLength(2);
});

test("with approval asks by itself what it is sure of, although no rule wants it, and runs what was approved once", async () => {
  const desk = new AgentDesk();
  const id = desk.publish("group-access", () => ({ autonomy: "With approval" }));
  const requestId = desk.file("Please add me to Prototype Vault");
  await desk.settle();
  expect(desk.writes).toEqual([]);
  expect(desk.decisions()[0]).toMatchObject({ outcome: "asked-approval" });
  expect(cardOf(desk, requestId)).toMatchObject({
    isAutomatic: true,
    decidedByName: null,
    run: {
      state: "Waiting",
      steps: [{ state: "Waiting", approval: { waitingFor: "Hannah Lindqvist, manager of Ikram Benali" } }],
    },
  });
  expect(desk.approvals()).toMatchObject([{ askedBy: `playbook:${id}`, state: "Pending" }]);
  await approve(desk);
  await settleApprovals(desk.worker(), desk.tools);
  await desk.settle();
  expect(desk.writes).toHaveLength(1);
  expect(stateOf(desk, requestId)).toBe("Completed");
  expect(desk.approvals()).toHaveLength(1);
});

test("what somebody rejects ends the run, and nothing after it is done", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device", () => ({ autonomy: "With approval" }));
  const requestId = desk.file("I lost my phone");
  await desk.settle();
  const [approval] = desk.approvals();
  const decision = { approvalId: approval?.id ?? "", decision: "Rejected" as const, note: "Call me first" };
  await decideApproval(desk.as(desk.hannah), decision, desk.tools);
  await desk.settle();
  expect(desk.writes).toEqual([]);
  expect(desk.db.select().from(requests).all()).toHaveLength(1);
  expect(stateOf(desk, requestId)).toBe("Failed");
  expect(cardOf(desk, requestId).run?.steps[0]?.message).toContain("Call me first");
});

test("with approval waits for a click where it is not sure, makes a password, asks nobody first, or is paused", async () => {
  const desk = new AgentDesk();
  const withApproval = () => ({ autonomy: "With approval" as const });
  desk.publish("reset-password");
  desk.publish("group-access", withApproval);
  desk.publish("cant-sign-in", withApproval);
  const unsure = desk.file(
    "Please add me to Prototype Vault so the blue printer and the old squeaking chair wander upstairs tomorrow",
  );
  const password = desk.file("I forgot my password, please reset it");
  const nobody = desk.file("Why can't I sign in?");
  await desk.settle();
  for (const requestId of [unsure, password, nobody])
    expect(cardOf(desk, requestId)).toMatchObject({ state: "Proposed", run: null });
  pauseAutomation(desk.as(desk.kwame), { why: "Looking into something" });
  const paused = desk.file("Please add me to Prototype Vault");
  await desk.settle();
  expect(cardOf(desk, paused).state).toBe("Proposed");
  expect(desk.approvals()).toEqual([]);
  expect(() => click(desk, cardOf(desk, paused).id)).toThrow(/All automation is paused/);
  resumeAutomation(desk.as(desk.kwame));
  // Whoever clicks asks for it, and sees the password.
  await run(desk, cardOf(desk, password).id);
  expect(desk.approvals()).toMatchObject([{ askedBy: desk.noor.memberId, actionKey: "reset-password" }]);
  expect(desk.writes).toEqual([]);
});

test("automatic adds the requester within its limits and says whose playbook it was; over them it only proposes", async () => {
  const desk = new AgentDesk();
  const id = desk.publishAutomatic("group-access", "Please add me to Prototype Vault", {
    perPersonPerDay: 1,
  });
  const first = desk.file("Please add me to Prototype Vault");
  await desk.settle();
  expect(desk.writes).toHaveLength(1);
  expect(cardOf(desk, first)).toMatchObject({ run: { state: "Completed" }, isAutomatic: true });
  expect(desk.runs()[0]).toMatchObject({
    actorId: `playbook:${id}`,
    reason: "Playbook “Group access for my team”, version 1, published by Kwame Mensah",
  });
  const other = desk.company.group({ displayName: "Lens Archive" });
  expect(other.objectId).not.toBe("");
  const second = desk.file("Please add me to Lens Archive");
  await desk.settle();
  expect(desk.writes).toHaveLength(1);
  expect(cardOf(desk, second)).toMatchObject({ state: "Proposed", isAutomatic: false });
  expect(() => click(desk, cardOf(desk, second).id)).toThrow(/limit of 1 a day/);
  expect(desk.writes).toHaveLength(1);
});

test("automatic doesn't act on a name with a wrong letter: it proposes, and shows what was written", async () => {
  const desk = new AgentDesk();
  desk.publishAutomatic("group-access", "Please add me to Prototype Vault");
  const requestId = desk.file("Please add me to Prototpye Vault, I need it");
  await desk.settle();
  expect(desk.writes).toEqual([]);
  const { state, filled } = cardOf(desk, requestId);
  expect(state).toBe("Proposed");
  expect(filled).toMatchObject([{ text: "Prototype Vault", written: "Prototpye Vault" }]);
});

test("automatic waits where a rule wants an approval, and goes on when it is given", async () => {
  const desk = new AgentDesk();
  desk.rule();
  desk.publishAutomatic("group-access", "Please add me to Prototype Vault");
  const requestId = desk.file("Please add me to Prototype Vault");
  await desk.settle();
  expect(desk.writes).toEqual([]);
  expect(cardOf(desk, requestId)).toMatchObject({ run: { state: "Waiting" }, isAutomatic: true });
  const [approval] = desk.approvals();
  expect(approval?.askedByName).toBe("Group access for my team");
  await approve(desk);
  await desk.settle();
  expect(desk.writes).toHaveLength(1);
  expect(stateOf(desk, requestId)).toBe("Completed");
});

test("what is missing is asked once; the answer fills it, and a second miss is left to an agent", async () => {
  const desk = new AgentDesk();
  desk.publish("group-access", (document) => ({
    intent: { ...document.intent, words: [["add me"], ["group"]] },
  }));
  const requestId = desk.file("Please add me to the group of the new team");
  await desk.settle();
  const question = "Which group do you need? Please write its name as it stands in Gatehouse.";
  expect(desk.messages(requestId)).toEqual(["Please add me to the group of the new team", question]);
  expect(cardOf(desk, requestId).state).toBe("Asking");
  desk.reply(requestId, "The one of the optics people");
  await desk.settle();
  expect(desk.messages(requestId).filter((body) => body === question)).toHaveLength(1);
  expect(cardOf(desk, requestId)).toMatchObject({ state: "Proposed", missing: [{ key: "group" }] });
  desk.reply(requestId, "Prototype Vault it is");
  await desk.settle();
  const card = cardOf(desk, requestId);
  expect(card.filled).toMatchObject([{ key: "group", text: "Prototype Vault", source: "text" }]);
  expect(card.steps[0]).toMatchObject({ title: "Add Ikram Benali to Prototype Vault", status: "ready" });
});

test("a name that two groups share is asked about, and an agent may fill it in", async () => {
  const desk = new AgentDesk();
  desk.company.group({ displayName: "Prototype  Vault", objectId: "11111111-2222-4333-8444-555555555555" });
  desk.publish("group-access");
  const requestId = desk.file("Please add me to Prototype Vault, I need it");
  await desk.settle();
  const card = cardOf(desk, requestId);
  expect(card.missing.map(({ key }) => key)).toEqual(["group"]);
  const given = { proposalId: card.id, key: "group", value: desk.vault.objectId };
  expect(() => fillInput(desk.as(desk.noor), { ...given, value: desk.figma.objectId })).toThrow(
    /Choose group again/,
  );
  fillInput(desk.as(desk.noor), given);
  await run(desk, card.id);
  expect(desk.writes).toHaveLength(1);
});

test("what the message filled an agent may change: that is what is shown and done", async () => {
  const desk = new AgentDesk();
  const archive = desk.company.group({ displayName: "Lens Archive" });
  desk.publish("group-access");
  const requestId = desk.file("Please add me to Prototype Vault");
  await desk.settle();
  const { id } = cardOf(desk, requestId);
  fillInput(desk.as(desk.noor), { proposalId: id, key: "group", value: archive.objectId });
  const card = cardOf(desk, requestId);
  expect(card.filled).toMatchObject([{ key: "group", text: "Lens Archive", source: "agent", choices: [] }]);
  expect(card.steps[0]).toMatchObject({ title: "Add Ikram Benali to Lens Archive", status: "ready" });
  await run(desk, id);
  expect(desk.writes).toHaveLength(1);
  expect(desk.writes[0]?.path).toContain(archive.objectId);
  expect(() =>
    fillInput(desk.as(desk.noor), { proposalId: id, key: "group", value: desk.vault.objectId }),
  ).toThrow(/decided about it already/);
});

test("a dismissed playbook is not proposed again on the same request", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  const requestId = desk.file("I lost my phone");
  await desk.settle();
  dismissProposal(desk.as(desk.noor), { proposalId: cardOf(desk, requestId).id, takesOver: true });
  expect(desk.db.select().from(requests).get()?.assigneeId).toBe(desk.noor.memberId);
  for (let turn = 0; turn < 5; turn += 1) {
    desk.reply(requestId, "I lost my phone, please!");
    await desk.settle();
  }
  expect(desk.proposals()).toHaveLength(1);
  expect(readCard(desk.as(desk.noor), requestId)).toBeNull();
});

test("somebody else's trouble, a forbidden target, a paused playbook, a stop and a general pause lead to nothing", async () => {
  const desk = new AgentDesk();
  const vault = { kind: "group" as const, objectId: desk.vault.objectId, displayName: "Prototype Vault" };
  const other = desk.company.group({ displayName: "Lens Archive" });
  expect(other.id).toBeGreaterThan(0);
  const id = desk.publishAutomatic("group-access", "Please add me to Lens Archive", { forbidden: [vault] });
  const forbidden = desk.file("Please add me to Prototype Vault");
  desk.file("Please add Tomasz Zielinski to Lens Archive");
  await desk.settle();
  expect(desk.proposals()).toHaveLength(1);
  expect(cardOf(desk, forbidden).steps[0]).toMatchObject({ status: "guardrail" });
  await run(desk, cardOf(desk, forbidden).id);
  expect(cardOf(desk, forbidden).run).toMatchObject({
    state: "Completed with errors",
    steps: [{ state: "Failed", message: "The playbook never touches Prototype Vault." }],
  });
  stopAgent(desk.as(desk.noor), { isStopped: true });
  const later = desk.file("Please add me to Lens Archive");
  await desk.settle();
  expect(readCard(desk.as(desk.noor), later)).toBeNull();
  expect(() => stopAgent(desk.as(desk.noor), { isStopped: false })).toThrow(/role/);
  stopAgent(desk.as(desk.kwame), { isStopped: false });
  pauseAutomation(desk.as(desk.kwame), { why: "Looking into something" });
  await desk.settle();
  expect(cardOf(desk, later)).toMatchObject({ state: "Proposed", isAutomatic: false });
  pausePlaybook(desk.as(desk.kwame), { playbookId: id });
  expect(() => click(desk, cardOf(desk, later).id)).toThrow(/paused meanwhile/);
  expect(desk.writes).toEqual([]);
});

test("nothing is done by itself once an agent works on the request", async () => {
  const desk = new AgentDesk();
  desk.publishAutomatic("group-access", "Please add me to Prototype Vault");
  const requestId = desk.file("Please add me to Prototype Vault");
  setStatus(desk.as(desk.noor), { requestId, status: "In progress" });
  await desk.settle();
  expect(desk.writes).toEqual([]);
  expect(cardOf(desk, requestId).state).toBe("Proposed");
});

test("groups that hide their members are never found in a text", async () => {
  const desk = new AgentDesk();
  desk.db.update(groups).set({ visibility: "HiddenMembership" }).where(eq(groups.id, desk.vault.id)).run();
  desk.publish("group-access");
  const requestId = desk.file("Please add me to Prototype Vault");
  await desk.settle();
  expect(readCard(desk.as(desk.noor), requestId)).toBeNull();
});

test("who may ask decides: for everybody else it stays silent", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device", () => ({ askers: { kind: "departments", departments: ["Finance"] } }));
  const requestId = desk.file("I lost my phone");
  await desk.settle();
  expect(readCard(desk.as(desk.noor), requestId)).toBeNull();
  desk.db.update(people).set({ department: "Finance" }).where(eq(people.objectId, desk.ikram.objectId)).run();
  desk.reply(requestId, "I lost my phone, really");
  await desk.settle();
  expect(cardOf(desk, requestId).state).toBe("Proposed");
});

test("employees see, run, fill and dismiss nothing", async () => {
  const desk = new AgentDesk();
  desk.publish("lost-device");
  const requestId = desk.file("I lost my phone");
  await desk.settle();
  const { id: proposalId } = cardOf(desk, requestId);
  const employee = desk.as(desk.ikram);
  expect(() => runProposal(employee, { proposalId })).toThrow(/role/);
  expect(() => dismissProposal(employee, { proposalId, takesOver: false })).toThrow(/role/);
  expect(() => fillInput(employee, { proposalId, key: "device", value: "Phone" })).toThrow(/role/);
});
