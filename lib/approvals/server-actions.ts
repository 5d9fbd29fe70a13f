"use server";

import { undoWish } from "#lib/entra/actions/schema.ts";
import { serverAction } from "#lib/platform/server-action.ts";
import { actsHard, decidesHard, startsHard, undoesHard } from "./act-proof.ts";
import { askQuestion } from "./ask-question.ts";
import { decideApproval } from "./decide-approval.ts";
import { remindApprovers } from "./remind-approvers.ts";
import { approvalInput, decisionInput, panelWish, questionInput } from "./schema.ts";
import { startApproved } from "./start-approved.ts";
import { submitAction } from "./submit-action.ts";
import { undoAction } from "./undo-action.ts";
import { withdrawApproval } from "./withdraw-approval.ts";

/** Runs one action from the side panel, or asks for its approval. */
export const runActionFromPanel = serverAction(
  { name: "runActionFromPanel", roles: ["agent", "admin"], input: panelWish, needsProof: actsHard },
  (ctx, wish) => submitAction(ctx, wish),
);

/** Takes an action back from the side panel or the timeline. */
export const undoActionFromPanel = serverAction(
  { name: "undoActionFromPanel", roles: ["agent", "admin"], input: undoWish, needsProof: undoesHard },
  (ctx, wish) => undoAction(ctx, wish),
);

/** Starts what was approved and waits for the agent who will see the temporary password. */
export const startApprovedFromPanel = serverAction(
  { name: "startApprovedFromPanel", roles: ["agent", "admin"], input: approvalInput, needsProof: startsHard },
  (ctx, input) => startApproved(ctx, input),
);

/** One approver's vote. */
export const sendDecision = serverAction(
  {
    name: "sendDecision",
    roles: ["employee", "agent", "admin"],
    input: decisionInput,
    needsProof: decidesHard,
  },
  (ctx, input) => decideApproval(ctx, input),
);

/** Takes back what waits for a decision. */
export const sendWithdrawal = serverAction(
  { name: "sendWithdrawal", roles: ["agent", "admin"], input: approvalInput },
  withdrawApproval,
);

/** Puts an approval on top of its approvers' lists. */
export const sendReminder = serverAction(
  { name: "sendReminder", roles: ["agent", "admin"], input: approvalInput },
  remindApprovers,
);

/** Asks somebody to approve something about a request. */
export const sendQuestion = serverAction(
  { name: "sendQuestion", roles: ["agent", "admin"], input: questionInput },
  (ctx, input) => void askQuestion(ctx, input),
);
