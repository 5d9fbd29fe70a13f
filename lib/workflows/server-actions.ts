"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { cancelRun } from "./cancel-run.ts";
import { createWorkflow } from "./create-workflow.ts";
import { decideHeld } from "./hold-workflow.ts";
import { publishWorkflow } from "./publish-workflow.ts";
import { retriesHard, startsHard, undoesRunHard } from "./run-proof.ts";
import { handOverStep, retryStep, skipStep } from "./retry-step.ts";
import { restoreWorkflow, saveWorkflow } from "./save-workflow.ts";
import {
  heldInput,
  newWorkflowInput,
  publishInput,
  restoreInput,
  runByHandInput,
  runIdInput,
  runReasonInput,
  stepInput,
  stepReasonInput,
  workflowInput,
  workflowStateInput,
} from "./schema.ts";
import { setWorkflowState } from "./set-workflow-state.ts";
import { startByHand } from "./start-by-hand.ts";
import { undoRun } from "./undo-run.ts";

const ADMINS = ["admin"] as const;
const AGENTS = ["agent", "admin"] as const;

/** Begins a workflow from a template or empty. */
export const submitNewWorkflow = serverAction(
  { name: "submitNewWorkflow", roles: ADMINS, input: newWorkflowInput },
  createWorkflow,
);

/** Saves a draft. */
export const submitWorkflowDraft = serverAction(
  { name: "submitWorkflowDraft", roles: ADMINS, input: workflowInput },
  saveWorkflow,
);

/** Puts a draft in force. */
export const submitWorkflowPublish = serverAction(
  { name: "submitWorkflowPublish", roles: ADMINS, input: publishInput },
  publishWorkflow,
);

/** Pauses, resumes or archives a workflow. */
export const submitWorkflowState = serverAction(
  { name: "submitWorkflowState", roles: ADMINS, input: workflowStateInput },
  setWorkflowState,
);

/** Makes an old version the draft. */
export const submitWorkflowRestore = serverAction(
  { name: "submitWorkflowRestore", roles: ADMINS, input: restoreInput },
  restoreWorkflow,
);

/** Releases or drops the runs of a held workflow. */
export const submitHeldRuns = serverAction(
  {
    name: "submitHeldRuns",
    roles: ADMINS,
    input: heldInput,
    needsProof: (_ctx, { decision }) => decision === "release",
  },
  decideHeld,
);

/** Starts a workflow for one person. */
export const submitRunByHand = serverAction(
  { name: "submitRunByHand", roles: AGENTS, input: runByHandInput, needsProof: startsHard },
  startByHand,
);

/** Tries a failed step again. */
export const submitStepRetry = serverAction(
  { name: "submitStepRetry", roles: AGENTS, input: stepInput, needsProof: retriesHard },
  retryStep,
);

/** Leaves a step out. */
export const submitStepSkip = serverAction(
  { name: "submitStepSkip", roles: AGENTS, input: stepReasonInput },
  skipStep,
);

/** Leaves a step to people. */
export const submitStepHandOver = serverAction(
  { name: "submitStepHandOver", roles: AGENTS, input: stepReasonInput },
  handOverStep,
);

/** Ends a run where it stands. */
export const submitRunCancel = serverAction(
  { name: "submitRunCancel", roles: AGENTS, input: runReasonInput },
  cancelRun,
);

/** Takes back what a run did. */
export const submitRunUndo = serverAction(
  { name: "submitRunUndo", roles: AGENTS, input: runIdInput, needsProof: undoesRunHard },
  (ctx, input) => undoRun(ctx, input),
);
