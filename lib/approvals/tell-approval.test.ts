import { beforeEach, expect, test } from "vitest";
import { messages } from "#db/schema/index.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import { newId } from "#lib/platform/ids.ts";
import { askQuestion } from "./ask-question.ts";
import { decideApproval } from "./decide-approval.ts";
import { remindApprovers } from "./remind-approvers.ts";
import { settleApprovals } from "./settle-approvals.ts";
import { ApprovalDesk } from "./testing/approval-desk.ts";

let desk: ApprovalDesk;
beforeEach(() => {
  desk = new ApprovalDesk();
  desk.rule();
});
const WHAT = "Add Ikram Benali to Prototype Vault";
const told = () => toldTo(desk.db);

test("those whose turn it is are told, once, and reminded each time", async () => {
  const approvalId = await desk.waiting();
  await desk.waiting();
  const asked = `approval-asked → Hannah Lindqvist: For your approval: ${WHAT}`;
  expect(told()).toEqual([asked]);
  remindApprovers(desk.as(desk.noor), { approvalId });
  desk.now += 2 * 60 * 60_000;
  remindApprovers(desk.as(desk.noor), { approvalId });
  const reminded = `approval-reminded → Hannah Lindqvist: Still waiting for you: ${WHAT}`;
  expect(told()).toEqual([asked, reminded, reminded]);
});

test("once it is their turn, those who step in are reminded too", async () => {
  const approvalId = await desk.waiting();
  desk.now += 13 * 60 * 60_000;
  remindApprovers(desk.as(desk.noor), { approvalId });
  expect(told().filter((line) => line.startsWith("approval-reminded"))).toHaveLength(3);
});

test("those who step in are told when they may, once, and none of them before", async () => {
  await desk.waiting();
  const turn = () => settleApprovals(desk.as(desk.noor), desk.tools);
  await turn();
  expect(told()).toHaveLength(1);
  desk.now += 12 * 60 * 60_000;
  await turn();
  await turn();
  expect(told()).toEqual(
    ["Amara Okafor", "Hannah Lindqvist", "Kwame Mensah"].map(
      (name) => `approval-asked → ${name}: For your approval: ${WHAT}`,
    ),
  );
});

test("the asker and the requester are told how it was decided, and the requester what was done", async () => {
  const approvalId = await desk.waiting();
  await decideApproval(desk.as(desk.hannah), { approvalId, decision: "Approved", note: "" }, desk.tools);
  expect(told()).toEqual([
    "action-result → Ikram Benali: Noor Haidari added you to Prototype Vault",
    `approval-asked → Hannah Lindqvist: For your approval: ${WHAT}`,
    `approval-decided → Noor Haidari: Approved: ${WHAT}`,
    `request-decided → Ikram Benali: Approved: ${WHAT}`,
  ]);
});

test("a rejection is told with its reason to the asker only", async () => {
  const approvalId = await desk.waiting();
  const decision = { approvalId, decision: "Rejected", note: "canary-reason" } as const;
  await decideApproval(desk.as(desk.hannah), decision, desk.tools);
  const rows = desk.db.select().from(messages).all();
  const withReason = rows.filter(({ facts }) => JSON.stringify(facts).includes("canary"));
  expect(withReason.map(({ kind }) => kind)).toEqual(["approval-decided"]);
  expect(told()).toContain(`request-decided → Ikram Benali: Rejected: ${WHAT}`);
});

test("nobody deciding in time is told too", async () => {
  await desk.waiting();
  desk.passDays(2);
  await settleApprovals(desk.as(desk.kwame), desk.tools);
  expect(told()).toContain(`approval-decided → Noor Haidari: Expired: ${WHAT}`);
});

test("a question is told to whom it is asked", () => {
  askQuestion(desk.as(desk.noor), {
    requestId: desk.requestId,
    question: "May it leave the house?",
    who: "manager",
    needs: "one",
    idempotencyKey: newId(),
  });
  expect(told()).toEqual(["approval-asked → Hannah Lindqvist: For your approval: May it leave the house?"]);
});
