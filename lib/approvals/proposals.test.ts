import { beforeEach, expect, it } from "vitest";
import { approvals, timelineEntries } from "#db/schema/index.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import { newId } from "#lib/platform/ids.ts";
import { readTimeline } from "#lib/requests/timeline-data.ts";
import type { ActionWish } from "./admit-action.ts";
import { listPersonApprovals } from "./approvals-data.ts";
import { decideApproval } from "./decide-approval.ts";
import { settleApprovals } from "./settle-approvals.ts";
import { startApproved } from "./start-approved.ts";
import { proposeAction } from "./submit-action.ts";
import { ApprovalDesk } from "./testing/approval-desk.ts";
import { withdrawApproval } from "./withdraw-approval.ts";
import { withdrawOfRequest } from "./withdraw-of-request.ts";

let desk: ApprovalDesk;
beforeEach(() => {
  desk = new ApprovalDesk();
});

/** A program of Noor's proposes to add Ikram to the vault, unless told otherwise. */
const propose = (wish: Partial<ActionWish> = {}, by = desk.noor) =>
  proposeAction(
    desk.as(by),
    {
      actionKey: "add-user-to-group",
      subjectObjectId: desk.ikram.objectId,
      input: { groupObjectId: desk.vault.objectId },
      requestId: desk.requestId,
      idempotencyKey: newId(),
      ...wish,
    },
    "Editor",
  );
const proposed = async (wish: Partial<ActionWish> = {}) => (await propose(wish)).approvalId ?? "";
const settle = () => settleApprovals(desk.as(desk.kwame), desk.tools);

it("keeps what no rule wants approved, and nothing runs, however often the worker comes by", async () => {
  const outcome = await propose({ reason: "Asked in chat" });
  expect(outcome).toMatchObject({ status: "waiting-approval", runId: null });
  expect(outcome.message).toBe(
    "Proposed, not done: add Ikram Benali to Prototype Vault. Noor Haidari starts it in Gatehouse.",
  );
  await settle();
  expect(desk.writes).toHaveLength(0);
  expect(desk.runs()).toHaveLength(0);
  expect(desk.events()).toEqual(["approval.proposed proposed"]);
});

it("tells the member whose key it was that it needs their click, once, and nobody else", async () => {
  const idempotencyKey = newId();
  await propose({ idempotencyKey });
  await propose({ idempotencyKey });
  expect(toldTo(desk.db)).toEqual([
    "action-proposed → Noor Haidari: Editor proposes: Add Ikram Benali to Prototype Vault",
  ]);
});

it("is started once, by the member whose key it was and nobody else", async () => {
  const approvalId = await proposed();
  await expect(startApproved(desk.as(desk.kwame), { approvalId }, desk.tools)).rejects.toMatchObject({
    code: "not-allowed",
  });
  expect(await startApproved(desk.as(desk.noor), { approvalId }, desk.tools)).toMatchObject({
    status: "done",
  });
  await expect(startApproved(desk.as(desk.noor), { approvalId }, desk.tools)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(desk.writes).toHaveLength(1);
});

it("shows as a proposal that the member can start or withdraw, and others only withdraw", async () => {
  await proposed();
  const [own] = listPersonApprovals(desk.as(desk.noor), desk.ikram.objectId, null);
  expect(own).toMatchObject({
    word: "Proposed, not started",
    proposedThrough: "Editor",
    canRunNow: true,
    canWithdraw: true,
    canDecide: false,
  });
  const [other] = listPersonApprovals(desk.as(desk.kwame), desk.ikram.objectId, null);
  expect(other).toMatchObject({ canRunNow: false, canWithdraw: true, canDecide: false });
});

it("says nothing to the requester before it has run", async () => {
  const approvalId = await proposed();
  expect(desk.db.select().from(timelineEntries).all()).toMatchObject([{ kind: "approval" }]);
  expect(readTimeline(desk.as(desk.ikram), desk.requestId)).toEqual([]);
  expect(readTimeline(desk.as(desk.noor), desk.requestId)).toHaveLength(1);
  await startApproved(desk.as(desk.noor), { approvalId }, desk.tools);
  expect(readTimeline(desk.as(desk.ikram), desk.requestId).map(({ kind }) => kind)).toContain("approval");
});

it("asks for the approval that a rule wants, and the decision runs it", async () => {
  desk.rule();
  const approvalId = await proposed();
  expect(desk.approvals()).toMatchObject([{ state: "Pending", proposedThrough: "Editor" }]);
  await decideApproval(desk.as(desk.hannah), { approvalId, decision: "Approved", note: "" }, desk.tools);
  expect(desk.writes).toHaveLength(1);
});

it("is no approval: a rule made meanwhile makes it void, and nothing runs", async () => {
  const approvalId = await proposed();
  desk.rule();
  const outcome = await startApproved(desk.as(desk.noor), { approvalId }, desk.tools);
  expect(outcome).toMatchObject({ status: "refused" });
  expect(desk.writes).toHaveLength(0);
  expect(desk.approvals()[0]?.voidReason).toMatch(/rules have changed/);
});

it("keeps the same proposal once, per member", async () => {
  const first = await proposed();
  expect(await proposed()).toBe(first);
  expect((await propose({}, desk.kwame)).approvalId).not.toBe(first);
  await startApproved(desk.as(desk.noor), { approvalId: first }, desk.tools);
});

it("is over after a week, without an effect", async () => {
  const approvalId = await proposed();
  desk.passDays(8);
  await settle();
  expect(desk.approvals()).toMatchObject([
    { id: approvalId, voidReason: expect.stringMatching(/nobody started/) },
  ]);
  await expect(startApproved(desk.as(desk.noor), { approvalId }, desk.tools)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(desk.writes).toHaveLength(0);
});

it("can be withdrawn, and goes with its request", async () => {
  const approvalId = await proposed();
  withdrawApproval(desk.as(desk.kwame), { approvalId });
  expect(desk.approvals()).toMatchObject([{ state: "Cancelled" }]);
  await proposed();
  withdrawOfRequest(desk.as(desk.ikram), desk.requestId);
  expect(
    desk.db
      .select()
      .from(approvals)
      .all()
      .map(({ state }) => state),
  ).toEqual(["Cancelled", "Cancelled"]);
});

it("refuses what is confirmed by a typed name, and what can't work; both are written down", async () => {
  const deletion = await propose({ actionKey: "delete-user", input: {} });
  expect(deletion).toMatchObject({ status: "refused", reason: "needs-a-person" });
  desk.db.$client.exec("UPDATE groups SET is_dynamic = 1");
  expect(await propose()).toMatchObject({ status: "refused" });
  expect(desk.approvals()).toEqual([]);
  expect(desk.events()).toEqual(["action.delete-user refused", "action.add-user-to-group refused"]);
});

it("asks a second person where one is needed for high severity", async () => {
  desk.rule({ actionKey: "delete-user" });
  expect(await propose({ actionKey: "delete-user", input: {} })).toMatchObject({
    status: "waiting-approval",
  });
});

it("says so when there is nothing to do, and keeps nothing", async () => {
  desk.company.member(desk.vault, desk.ikram);
  expect(await propose()).toMatchObject({ status: "already-so", runId: null });
  expect(desk.approvals()).toEqual([]);
});

it("refuses someone without the role", async () => {
  await expect(propose({}, desk.hannah)).rejects.toMatchObject({ code: "not-allowed" });
});
