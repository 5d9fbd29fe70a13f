import type { DryRun } from "#lib/workflows/types.ts";

/** Every outlook of a step and of what it would do. */
export const DRY_RUN: DryRun = {
  person: { objectId: "ikram", displayName: "Ikram Benali" },
  occasionWords: "REQ-12, filed 17 Nov 2026",
  whyNot: null,
  steps: [
    {
      stepId: "a",
      kind: "approval",
      depth: 0,
      title: "Approval by the manager",
      outlook: "waits",
      message: "Tomasz Zieliński would be asked.",
      effects: [],
    },
    {
      stepId: "b",
      kind: "branch",
      depth: 0,
      title: "If role contains admin",
      outlook: "runs",
      message: "No: the role is Editor.",
      effects: [],
    },
    {
      stepId: "c",
      kind: "approval",
      depth: 1,
      title: "Approval by an owner of the app",
      outlook: "skipped",
      message: null,
      effects: [],
    },
    {
      stepId: "d",
      kind: "baseline",
      depth: 0,
      title: "Add to baseline groups",
      outlook: "fails",
      message: "One of three can’t be done.",
      effects: [
        {
          title: "Add Ikram Benali to VPN – Standard",
          mark: "gains",
          outlook: "ready",
          message: null,
          call: "POST /groups/{id}/members/$ref",
        },
        {
          title: "Add Ikram Benali to All Staff",
          mark: "gains",
          outlook: "already-so",
          message: null,
          call: null,
        },
        {
          title: "Add Ikram Benali to Packaging News",
          mark: "gains",
          outlook: "not-possible",
          message: "Its members follow a rule in Entra.",
          call: null,
        },
      ],
    },
    {
      stepId: "e",
      kind: "message",
      depth: 0,
      title: "Message to the requester",
      outlook: "not-reached",
      message: null,
      effects: [],
    },
  ],
};
