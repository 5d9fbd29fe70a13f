import { beforeEach, expect, test } from "vitest";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import { ApprovalDesk } from "#lib/approvals/testing/approval-desk.ts";
import { readTimeline } from "./timeline-data.ts";

let desk: ApprovalDesk;
beforeEach(() => {
  desk = new ApprovalDesk();
  desk.rule();
});

const lines = (who = desk.noor) =>
  readTimeline(desk.as(who), desk.requestId).flatMap((line) =>
    line.kind === "approval" ? [line.approval] : [],
  );

test("an approval is one line of its request, and later states show through it", async () => {
  const approvalId = await desk.waiting();
  expect(lines()).toMatchObject([{ standing: "waiting", askedBy: "you", canWithdraw: true }]);
  const vote = { approvalId, decision: "Rejected", note: "Read access is enough" } as const;
  await decideApproval(desk.as(desk.hannah), vote, desk.tools);
  expect(lines()).toMatchObject([
    { standing: "rejected", decidedBy: "Hannah Lindqvist", note: "Read access is enough" },
  ]);
});

test("the requester sees whose turn it is, and can do nothing about it", async () => {
  await desk.waiting();
  expect(lines(desk.ikram)).toMatchObject([
    {
      waitingFor: "Hannah Lindqvist, manager of Ikram Benali",
      canDecide: false,
      canWithdraw: false,
      canRemind: false,
    },
  ]);
});
