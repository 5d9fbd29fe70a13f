import { listActions } from "#lib/entra/actions/registry.ts";
import { SHIPPED_SERVICES } from "#lib/services/shipped-services.ts";
import type { TemplateCard, WorkflowChoices, WorkflowDetails, WorkflowRow } from "#lib/workflows/types.ts";

const NOW = 1_795_000_000_000;
const HOUR = 3_600_000;

export const CHOICES: WorkflowChoices = {
  actions: listActions().map(({ key, title, sentence, icon, fields, canEnd }) => ({
    key,
    title,
    sentence,
    icon,
    fields,
    canEnd,
  })),
  services: SHIPPED_SERVICES.map(({ key, title, fields }) => ({ key, title, fields })),
  departments: ["Design", "Finance", "Packaging", "Sales"],
  offices: ["Johannesburg", "Lyon", "Oslo"],
};

const stop = { onFailure: "stop" } as const;

export const WORKFLOW: WorkflowDetails = {
  id: "0b3a6f0e-6f0f-4a51-8a51-6a2e6a0f7b10",
  name: "Access request",
  description: "The manager approves, the app is assigned, the requester is told.",
  state: "Published",
  draftVersion: 12,
  dailyLimit: 50,
  heldAt: NOW - HOUR,
  heldWhy: "over-limit",
  heldRuns: 61,
  document: {
    trigger: { kind: "request", serviceKey: "app-access" },
    conditions: {
      match: "all",
      list: [{ kind: "person", fact: "department", op: "is-not", value: "Finance" }],
    },
    steps: [
      {
        ...stop,
        id: "approval-1",
        kind: "approval",
        approver: "manager",
        named: [],
        needs: "one",
        expiresAfterDays: 7,
        whenRejected: "resolve",
      },
      {
        ...stop,
        id: "branch-1",
        kind: "branch",
        when: { match: "all", list: [{ kind: "form", field: "role", op: "contains", value: "admin" }] },
        // oxlint-disable-next-line unicorn/no-thenable -- the document's own word for its first way
        yes: [
          {
            ...stop,
            id: "approval-2",
            kind: "approval",
            approver: "owner",
            named: [],
            needs: "one",
            expiresAfterDays: 3,
            whenRejected: "leave",
          },
        ],
        no: [],
      },
      {
        ...stop,
        id: "assign",
        kind: "action",
        actionKey: "assign-application-to-user",
        subject: "person",
        inputs: { appObjectId: { from: "form", field: "app" }, access: { from: "auto" } },
        ends: null,
      },
      {
        id: "message-1",
        onFailure: "continue",
        kind: "message",
        to: { kind: "requester" },
        subject: "You now have {app}",
        text: "It can take 5 minutes to show up.",
      },
      { ...stop, id: "resolve", kind: "status", status: "Resolved" },
    ],
  },
  problems: [
    {
      severity: "error",
      stepId: "assign",
      message: "“Assign applications directly” is switched off: it works through groups only.",
    },
    {
      severity: "warning",
      stepId: "approval-2",
      message: "Some apps have no owner: an admin is asked then.",
    },
  ],
  publishedVersion: 7,
  hasChanges: true,
  versions: [
    {
      version: 7,
      publishedAt: NOW - 30 * HOUR,
      publishedByName: "Noor Haidari",
      changes: ["“Owner approval” expires after 3 days", "“Message to the requester” added"],
    },
    { version: 6, publishedAt: NOW - 900 * HOUR, publishedByName: "Amelie Brandt", changes: [] },
  ],
};

export const ROWS: readonly WorkflowRow[] = [
  {
    id: WORKFLOW.id,
    name: "Access request",
    description: WORKFLOW.description,
    state: "Published",
    triggerWords: "A request for “Request app access”",
    stepWords: "Approval by the manager → Assign application to user → Message to the requester",
    publishedVersion: 7,
    hasChanges: true,
    heldAt: null,
    openRuns: 312,
    failedRuns: 2,
    lastRunAt: NOW,
  },
  {
    id: "b",
    name: "Day-1 onboarding",
    description: "",
    state: "Published",
    triggerWords: "The start date at 9:00",
    stepWords: "Add to baseline groups → Assign app bundle → Message to the manager",
    publishedVersion: 4,
    hasChanges: false,
    heldAt: NOW,
    openRuns: 61,
    failedRuns: 0,
    lastRunAt: NOW - 20 * HOUR,
  },
  {
    id: "c",
    name: "Session revoke on suspicious activity",
    description: "",
    state: "Paused",
    triggerWords: "A request for “Report lost device”",
    stepWords: "Revoke user sessions → Create request: Something else",
    publishedVersion: 1,
    hasChanges: false,
    heldAt: null,
    openRuns: 0,
    failedRuns: 0,
    lastRunAt: null,
  },
  {
    id: "d",
    name: "Moved to Sales",
    description: "",
    state: "Draft",
    triggerWords: "A person’s department changes",
    stepWords: "",
    publishedVersion: null,
    hasChanges: true,
    heldAt: null,
    openRuns: 0,
    failedRuns: 0,
    lastRunAt: null,
  },
  {
    id: "e",
    name: "Old onboarding",
    description: "",
    state: "Archived",
    triggerWords: "The start date at 9:00",
    stepWords: "Add to baseline groups",
    publishedVersion: 2,
    hasChanges: false,
    heldAt: null,
    openRuns: 0,
    failedRuns: 0,
    lastRunAt: NOW - 4_000 * HOUR,
  },
];

export const TEMPLATES: readonly TemplateCard[] = [
  {
    key: "access",
    name: "Access request",
    description: "The manager approves, the app is assigned, the requester is told.",
    trigger: "request",
    stepWords: "Approval by the manager → Assign application to user → Message to the requester",
  },
  {
    key: "onboarding",
    name: "Day-1 onboarding",
    description: "On the start date: baseline groups, the apps of the department, a word to the manager.",
    trigger: "date",
    stepWords: "Add to baseline groups → Assign app bundle → Message to the manager",
  },
];
