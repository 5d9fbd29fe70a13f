import { expect, test } from "vitest";
import { accessEndings } from "#db/schema/index.ts";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import { ApprovalDesk } from "#lib/approvals/testing/approval-desk.ts";

const DAY_MS = 24 * 60 * 60_000;

test("a longer term needs the approval that the access needed; a shorter one does not", async () => {
  const desk = new ApprovalDesk();
  const ending = () => desk.db.select().from(accessEndings).get();
  const endsAt = desk.now + 10 * DAY_MS;
  await desk.ask({ endsAt });
  desk.rule();
  const approvalId = await desk.waiting({ endsAt: endsAt + DAY_MS });
  expect(ending()).toMatchObject({ state: "Waiting", endsAt });
  await decideApproval(desk.as(desk.hannah), { approvalId, decision: "Approved", note: "" }, desk.tools);
  expect(ending()).toMatchObject({ state: "Waiting", endsAt: endsAt + DAY_MS });
  expect((await desk.ask({ endsAt: desk.now + DAY_MS })).status).toBe("already-so");
  expect(ending()).toMatchObject({ endsAt: desk.now + DAY_MS });
});
