import type { PlainStep, Step, Trigger, WorkflowDocument } from "./schema.ts";
import { stepTitle } from "./step-words.ts";
import type { TemplateCard } from "./types.ts";

export type Template = { key: string; name: string; description: string; document: WorkflowDocument };

const ALWAYS = { match: "all", list: [] } as const;
type StepOf<Kind extends PlainStep["kind"]> = Extract<PlainStep, { kind: Kind }>;

const approval = (given: Partial<StepOf<"approval">> = {}): Step => ({
  id: "approval",
  kind: "approval",
  onFailure: "stop",
  approver: "manager",
  named: [],
  needs: "one",
  expiresAfterDays: 7,
  whenRejected: "resolve",
  ...given,
});
const action = (
  id: string,
  actionKey: string,
  inputs: StepOf<"action">["inputs"] = {},
  given: Partial<StepOf<"action">> = {},
): Step => ({
  id,
  kind: "action",
  onFailure: "stop",
  actionKey,
  subject: "person",
  inputs,
  ends: null,
  ...given,
});
const message = (
  id: string,
  to: "person" | "requester" | "manager",
  subject: string,
  text: string,
): Step => ({ id, kind: "message", onFailure: "continue", to: { kind: to }, subject, text });
const status = (id: string, to: StepOf<"status">["status"]): Step => ({
  id,
  kind: "status",
  onFailure: "continue",
  status: to,
});
const request = (id: string, serviceKey: string, title: string, text: string): Step => ({
  id,
  kind: "request",
  onFailure: "continue",
  serviceKey,
  title,
  text,
});
const make = (trigger: Trigger, steps: Step[]): WorkflowDocument => ({
  trigger,
  conditions: { match: ALWAYS.match, list: [...ALWAYS.list] },
  steps,
});

const addToGroup = action(
  "add-to-group",
  "add-user-to-group",
  { groupObjectId: { from: "form", field: "group" } },
  { ends: { from: "form", field: "until" } },
);

/** The workflows that ship: they work as they are, with the services that ship. */
export const TEMPLATES: readonly Template[] = [
  {
    key: "access-request",
    name: "Access request",
    description: "The manager approves, Entra assigns the application, the requester is told.",
    document: make({ kind: "request", serviceKey: "app-access" }, [
      approval(),
      action("assign", "assign-application-to-user", {
        appObjectId: { from: "form", field: "app" },
        access: { from: "auto" },
      }),
      message(
        "tell",
        "requester",
        "{app} is ready",
        "{person} has {app} now. Sign in again if it doesn’t show yet.",
      ),
      status("resolve", "Resolved"),
    ]),
  },
  {
    key: "group-membership",
    name: "Group membership request",
    description: "An owner of the group approves, Entra adds the member, a message confirms it.",
    document: make({ kind: "request", serviceKey: "group-membership" }, [
      approval({ approver: "owner" }),
      addToGroup,
      message(
        "tell",
        "requester",
        "{person} is in {group} now",
        "What the group opens may take some minutes to show.",
      ),
      status("resolve", "Resolved"),
    ]),
  },
  {
    key: "day-1-onboarding",
    name: "Day-1 onboarding",
    description:
      "On the start date: the baseline groups, the app bundle of the department, a message to the manager.",
    document: make({ kind: "date", date: "start", days: 0, hour: 9 }, [
      { id: "baseline", kind: "baseline", onFailure: "task" },
      { id: "bundle", kind: "bundle", onFailure: "task" },
      message(
        "tell",
        "manager",
        "{person} is set up",
        "{person} starts on {date}. Their groups and apps are assigned.",
      ),
    ]),
  },
  {
    key: "offboarding",
    name: "Offboarding on end date",
    description:
      "On the end date: sessions are revoked, app assignments removed, sign-in blocked, and the equipment is picked up.",
    document: make({ kind: "date", date: "end", days: 0, hour: 18 }, [
      action("revoke", "revoke-user-sessions", {}, { onFailure: "continue" }),
      { id: "remove-apps", kind: "remove-apps", onFailure: "continue" },
      action("block", "block-sign-in", {}, { onFailure: "task" }),
      request(
        "pickup",
        "equipment-pickup",
        "Equipment pickup: {person}",
        "{person} leaves on {date}. Collect laptop, phone and badge.",
      ),
    ]),
  },
  {
    key: "lost-device",
    name: "Session revoke on suspicious activity",
    description: "A lost device: sessions are revoked at once, and an incident follows.",
    document: make({ kind: "request", serviceKey: "lost-device" }, [
      action("revoke", "revoke-user-sessions", {}, { onFailure: "task" }),
      request(
        "incident",
        "something-else",
        "Incident: lost device of {person}",
        "Sessions of {person} were revoked because of {request}. Check sign-ins, wipe the device, look for misuse.",
      ),
      message(
        "tell",
        "requester",
        "We ended the sessions of {person}",
        "Apps ask to sign in again; tokens that were issued already can live for about an hour. We follow up on it.",
      ),
    ]),
  },
  {
    key: "starter",
    name: "Manager approval, add to group, DM",
    description: "The starter: the manager approves, Entra adds to the group, a direct message confirms.",
    document: make({ kind: "request", serviceKey: "group-membership" }, [
      approval(),
      addToGroup,
      message(
        "tell",
        "person",
        "You are in {group} now",
        "{manager} approved it. What the group opens may take some minutes.",
      ),
      status("resolve", "Resolved"),
    ]),
  },
];

/** One of them by its key, or null. */
export function findTemplate(key: string): Template | null {
  return TEMPLATES.find((template) => template.key === key) ?? null;
}

/** As the gallery shows them. */
export function templateCards(serviceTitle: (key: string) => string): TemplateCard[] {
  return TEMPLATES.map(({ key, name, description, document }) => ({
    key,
    name,
    description,
    trigger: document.trigger.kind,
    stepWords: document.steps.map((step) => stepTitle(step, serviceTitle)).join(" → "),
  }));
}

/** What a workflow that is begun empty starts with: by hand, and nothing in it. */
export const EMPTY_DOCUMENT: WorkflowDocument = make({ kind: "manual" }, []);
