import { UNREACHED } from "#lib/workflows/constants.ts";
import type { EffectView, RequestWorkflow, RunDetails, RunRow, RunStepView } from "#lib/workflows/types.ts";

const NOW = 1_795_000_000_000;

const effect = (title: string, part: Partial<EffectView> = {}): EffectView => ({
  title,
  mark: "gains",
  state: "Completed",
  result: "Verified",
  message: null,
  actionRunId: title,
  graphRequestId: null,
  approvalId: null,
  canUndo: true,
  ...part,
});

const step = (stepId: string, title: string, part: Partial<RunStepView>): RunStepView => ({
  ...UNREACHED,
  stepId,
  kind: "action",
  depth: 0,
  title,
  state: "Queued",
  ...part,
});

const THANDIWE = { objectId: "thandiwe", displayName: "Thandiwe Mbeki" };

/** A run that stopped at a step, with every kind of step before and after it. */
export const RUN: RunDetails = {
  id: "run-1",
  workflowId: "b",
  workflowName: "Day-1 onboarding",
  isPlaybook: false,
  version: 4,
  state: "Failed",
  person: THANDIWE,
  request: { number: 479, title: "Onboarding: Thandiwe Mbeki" },
  occasionWords: "Start date 17 Nov 2026",
  message: "Reset password failed",
  createdAt: NOW,
  finishedAt: null,
  canCancel: true,
  canUndo: true,
  steps: [
    step("baseline", "Add to baseline groups", {
      kind: "baseline",
      state: "Completed",
      startedAt: NOW + 2_000,
      finishedAt: NOW + 5_100,
      effects: [
        effect("Add Thandiwe Mbeki to All Staff – Collaboration", {
          graphRequestId: "2b9e71d4-40a5-4e07-9d7b-5c0e1f6a3b18",
        }),
        effect("Add Thandiwe Mbeki to VPN – Standard"),
        effect("Add Thandiwe Mbeki to Johannesburg Office", { result: "Already so" }),
      ],
    }),
    step("branch", "If department is Field Service", {
      kind: "branch",
      state: "Completed",
      message: "Yes: department is Field Service.",
      startedAt: NOW + 5_200,
      finishedAt: NOW + 5_200,
    }),
    step("ask", "Approval by the manager", {
      kind: "approval",
      depth: 1,
      state: "Completed",
      approval: { id: "a1", state: "Approved", waitingFor: null, expiresAt: NOW + 9_000_000 },
      startedAt: NOW + 5_300,
      finishedAt: NOW + 3_600_000,
    }),
    step("bundle", "Assign app bundle", {
      kind: "bundle",
      depth: 1,
      state: "Waiting",
      message: "ServiceMax waits for its owner.",
      startedAt: NOW + 3_600_100,
      effects: [
        effect("Assign SAP Concur to Thandiwe Mbeki"),
        effect("Assign ServiceMax to Thandiwe Mbeki", {
          state: "Waiting",
          result: null,
          approvalId: "a2",
          message: "Waits for Thabo Nkosi, owner of ServiceMax.",
        }),
      ],
    }),
    step("reset", "Reset password", {
      state: "Failed",
      message:
        "Entra refused the reset. The permission User-PasswordProfile.ReadWrite.All is not granted. Reconnect Entra, then retry this step.",
      input: [{ label: "Person", text: "Thandiwe Mbeki" }],
      startedAt: NOW + 4_000_000,
      finishedAt: NOW + 4_000_600,
      effects: [
        effect("Reset the password of Thandiwe Mbeki", {
          mark: "changes",
          state: "Failed",
          result: null,
          message: "Insufficient privileges",
          graphRequestId: "7c1f2a90-3c1d-4b8e-9a55-0d8b5e1a2f77",
        }),
      ],
      canRetry: true,
      canSkip: true,
      canHandOver: true,
    }),
    step("tell", "Message to the manager", { kind: "message" }),
    step("pickup", "Create request: Equipment pickup", { kind: "request" }),
  ],
};

/** The same run while it still works. */
export const RUN_ALIVE: RunDetails = {
  ...RUN,
  id: "run-2",
  state: "Waiting",
  message: "Waits for Thabo Nkosi, owner of ServiceMax",
  canUndo: false,
  steps: RUN.steps.map((each) =>
    each.stepId === "reset"
      ? step("reset", "Wait 3 days", {
          kind: "wait",
          state: "Waiting",
          startedAt: NOW,
          dueAt: NOW + 260_000_000,
        })
      : each,
  ),
};

const STATES = [
  "Failed",
  "Waiting",
  "In progress",
  "Completed with errors",
  "Completed",
  "Cancelled",
] as const;

export const RUN_ROWS: readonly RunRow[] = STATES.map((state, at) => ({
  id: `run-${at}`,
  workflowId: "b",
  workflowName: at % 2 === 0 ? "Day-1 onboarding" : "Access request",
  isPlaybook: false,
  version: 4,
  state,
  person: at % 2 === 0 ? THANDIWE : { objectId: "ikram", displayName: "Ikram Benali" },
  request: at % 2 === 0 ? null : { number: 400 + at, title: "Request app access: Figma" },
  occasionWords: "Start date 17 Nov 2026",
  message: state === "Waiting" ? "Waits for Tomasz Zieliński" : null,
  createdAt: NOW - at * 5_000_000,
  finishedAt: null,
}));

export const REQUEST_WORKFLOW: RequestWorkflow = {
  runId: "run-2",
  name: "Access request",
  state: "Waiting",
  steps: [
    { title: "Approval by the manager", state: "Completed", message: "Approved by Thabo Nkosi", depth: 0 },
    { title: "If role contains admin", state: "Completed", message: null, depth: 0 },
    {
      title: "Approval by an owner of the app",
      state: "Waiting",
      message: "It is Tomasz Zieliński’s turn",
      depth: 1,
    },
    { title: "Assign application to user", state: "Queued", message: null, depth: 0 },
  ],
};
