import { beforeEach, expect, test } from "vitest";
import { connections, memberships } from "#db/schema/index.ts";
import { readApprovalDetails } from "./approval-details-data.ts";
import { decideApproval } from "./decide-approval.ts";
import { ApprovalDesk } from "./testing/approval-desk.ts";

let desk: ApprovalDesk;
let approvalId: string;
beforeEach(async () => {
  desk = new ApprovalDesk();
  desk.rule();
  approvalId = await desk.waiting({ reason: "For the spring line" });
});

const details = (who = desk.hannah) => readApprovalDetails(desk.as(who), approvalId);
const withoutPermissions = () => desk.db.update(connections).set({ grantedPermissions: [] }).run();

test("the approver reads what changes, why they, what approving does, and no obstacle", () => {
  expect(details()).toMatchObject({
    canDecide: true,
    whyYou: "You’re asked because you are the manager of Ikram Benali.",
    reason: "For the spring line",
    effect: "Approving does this in Entra at once.",
    changes: [{ mark: "gains", strong: "Prototype Vault" }],
    whyNot: null,
    result: null,
  });
});

test("somebody who is not asked finds no such approval, agents do and can't decide", () => {
  expect(details(desk.tomasz)).toBeNull();
  expect(details(desk.ikram)).toBeNull();
  expect(readApprovalDetails(desk.as(desk.hannah), "no-such-id")).toBeNull();
  expect(details(desk.noor)).toMatchObject({ askedBy: "you", canDecide: false, canWithdraw: true });
});

// It looked decidable, and approving it could only void it.
test("an approval that changed rules would void says so before anybody approves", () => {
  desk.bumpPolicy();
  expect(details()?.whyNot).toMatch(/approval rules have changed/);
});

test("what is so already is said before the buttons", () => {
  desk.db.insert(memberships).values({ groupId: desk.vault.id, memberId: desk.ikram.id }).run();
  expect(details()?.whyNot).toBe("Ikram Benali is already a member.");
});

// Permission names reached employees through why it can't work and through the outcome.
test("an employee who approves reads no permission names, an agent does", async () => {
  withoutPermissions();
  expect(details()?.whyNot).not.toMatch(/ReadWrite/);
  expect(details(desk.noor)?.whyNot).toMatch(/ReadWrite/);
  const vote = { approvalId, decision: "Approved", note: "" } as const;
  const { outcome } = await decideApproval(desk.as(desk.hannah), vote, desk.tools);
  expect(outcome).toMatchObject({ status: "refused", runId: null });
  expect(outcome?.message).not.toMatch(/ReadWrite/);
  expect(details(desk.noor)).toMatchObject({
    standing: "void",
    voidReason: expect.stringMatching(/ReadWrite/),
  });
});

test("what came of it is told once it ran", async () => {
  const vote = { approvalId, decision: "Approved", note: "" } as const;
  await decideApproval(desk.as(desk.hannah), vote, desk.tools);
  expect(details()).toMatchObject({ standing: "carried-out", result: "Added", whyNot: null });
});
