import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { approvals, approvers } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { countWaiting, readApprovalLists } from "./approvals-data.ts";
import { askQuestion } from "./ask-question.ts";
import { decideApproval } from "./decide-approval.ts";
import { ApprovalDesk } from "./testing/approval-desk.ts";

let desk: ApprovalDesk;
beforeEach(() => {
  desk = new ApprovalDesk();
});

const everybody = () => [desk.hannah, desk.ikram, desk.tomasz, desk.noor, desk.kwame, desk.amara];
/** The counts in the order above, after a check that each is the length of that member's list. */
const counts = () =>
  everybody().map((who) => {
    const n = countWaiting(desk.as(who));
    expect(readApprovalLists(desk.as(who)).waiting).toHaveLength(n);
    return n;
  });

test("the number in the navigation is the length of the list, for everybody and at every hour", async () => {
  desk.rule({ approver: "manager", expiresAfterHours: 24 });
  await desk.waiting();
  expect(counts()).toEqual([1, 0, 0, 0, 0, 0]);
  desk.now += 13 * 3_600_000;
  expect(counts(), "admins step in after half of the time").toEqual([1, 0, 0, 0, 1, 1]);
  desk.now += 12 * 3_600_000;
  expect(counts(), "expired").toEqual([0, 0, 0, 0, 0, 0]);
});

test("the asker is never counted, though they are an admin who could step in", async () => {
  desk.rule({ approver: "admin" });
  const approvalId = await desk.waiting({}, desk.kwame);
  expect(counts()).toEqual([0, 0, 0, 0, 0, 1]);
  // Even where a row names them, as it might after a role has changed.
  const own = { memberId: desk.kwame.memberId, objectId: desk.kwame.objectId };
  desk.db.update(approvers).set(own).where(eq(approvers.approvalId, approvalId)).run();
  expect(counts()).toEqual([0, 0, 0, 0, 0, 0]);
});

test("the person it is about is never counted", async () => {
  desk.rule({ approver: "manager" });
  const approvalId = await desk.waiting();
  const subjectObjectId = desk.hannah.objectId;
  desk.db.update(approvals).set({ subjectObjectId }).where(eq(approvals.id, approvalId)).run();
  expect(counts()).toEqual([0, 0, 0, 0, 0, 0]);
});

test("a local account is told by its member, and a vote takes it off the list", async () => {
  const { requestId } = desk;
  const who = [desk.amara.memberId, desk.tomasz.memberId];
  const question = "May Ikram have a second monitor?";
  const asked = { requestId, question, who, needs: "all", idempotencyKey: newId() } as const;
  const { id } = askQuestion(desk.as(desk.noor), asked);
  const local = { objectId: null };
  desk.db.update(approvers).set(local).where(eq(approvers.memberId, desk.amara.memberId)).run();
  expect(counts()).toEqual([0, 0, 1, 0, 0, 1]);
  await decideApproval(desk.as(desk.amara), { approvalId: id, decision: "Approved", note: "" });
  expect(counts()).toEqual([0, 0, 1, 0, 0, 0]);
});
