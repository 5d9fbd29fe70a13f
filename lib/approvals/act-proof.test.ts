import { expect, test } from "vitest";
import { actionRuns, approvals } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { workerActor } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { actsHard, decidesHard, startsHard, undoesHard } from "./act-proof.ts";

const db = testDatabase();
new Company(db).connect();
const ctx = { db, clock: { now: () => Date.UTC(2026, 10, 27) }, actor: workerActor };

/** A run of `actionKey` that was carried out. */
function ran(actionKey: string): string {
  const id = newId();
  db.insert(actionRuns)
    .values({
      id,
      actionKey,
      tenantId: "t",
      subjectObjectId: newId(),
      subjectName: "Ikram Benali",
      input: {},
      labels: {},
      digest: id,
      idempotencyKey: id,
      state: "verified",
      actorId: "a",
      clientRequestId: id,
      deadlineAt: 1,
      createdAt: 1,
    })
    .run();
  return id;
}

/** An approval about one action, about those of a workflow's step, or a question. */
function asked(actionKey: string | null, calls: readonly string[] = []): string {
  const id = newId();
  db.insert(approvals)
    .values({
      id,
      kind: actionKey === null ? "question" : "action",
      actionKey,
      calls: calls.map((key) => ({
        actionKey: key,
        subjectObjectId: id,
        input: {},
        title: key,
        endsAt: null,
        digest: id,
      })),
      state: "Pending",
      needs: "one",
      digest: id,
      policyVersion: 1,
      idempotencyKey: id,
      askedBy: "a",
      askedByName: "Kwame Mensah",
      createdAt: 1,
      expiresAt: 2,
    })
    .run();
  return id;
}

test("what takes something away that hurts asks for a proof, whatever the click is called", () => {
  const hard = listActions().filter(({ key }) => actsHard(ctx, { actionKey: key }));
  expect(hard.map(({ key }) => key).toSorted()).toEqual([
    "block-sign-in",
    "delete-user",
    "reset-password",
    "revoke-user-sessions",
  ]);
  expect(actsHard(ctx, { actionKey: "none" })).toBe(false);
});

test("undoing asks when its inverse does: to take unblocking back is to block", () => {
  expect(undoesHard(ctx, { runId: ran("unblock-sign-in") })).toBe(true);
  expect(undoesHard(ctx, { runId: ran("restore-user") })).toBe(false);
  expect(undoesHard(ctx, { runId: ran("block-sign-in") })).toBe(false);
  expect(undoesHard(ctx, { runId: newId() })).toBe(false);
});

test("an approver proves it to let something go, not to stop it, and not for a question", () => {
  const approvalId = asked("block-sign-in");
  expect(startsHard(ctx, { approvalId })).toBe(true);
  expect(decidesHard(ctx, { approvalId, decision: "Approved" })).toBe(true);
  expect(decidesHard(ctx, { approvalId, decision: "Rejected" })).toBe(false);
  expect(decidesHard(ctx, { approvalId: asked("add-user-to-group"), decision: "Approved" })).toBe(false);
  expect(decidesHard(ctx, { approvalId: asked(null), decision: "Approved" })).toBe(false);
  expect(startsHard(ctx, { approvalId: asked(null, ["add-user-to-group", "block-sign-in"]) })).toBe(true);
  expect(startsHard(ctx, { approvalId: asked(null, ["add-user-to-group"]) })).toBe(false);
  expect(startsHard(ctx, { approvalId: newId() })).toBe(false);
});
