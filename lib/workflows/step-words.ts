import { findAction } from "#lib/entra/actions/registry.ts";
import type { RunStep } from "./compiled-schema.ts";
import type { Condition, Conditions, Step, Trigger } from "./schema.ts";

/** As much of an answer as a line of a list says. */
const ANSWER_MAX = 200;
const FACTS = { department: "department", jobTitle: "job title", officeLocation: "office" } as const;
const OPS = {
  is: "is",
  "is-not": "is not",
  contains: "contains",
  "is-empty": "is empty",
  "is-not-empty": "is filled in",
} as const;
const ROLES = { person: "the person", requester: "the requester", manager: "the manager" } as const;

/** A step in a few words: its line in lists, runs and the builder. `names` gives services their titles. */
export function stepTitle(step: RunStep, serviceTitle: (key: string) => string = (key) => key): string {
  switch (step.kind) {
    case "approval":
      return `Approval by ${approverWords(step)}`;
    case "action":
      return findAction(step.actionKey)?.title ?? step.actionKey;
    case "bundle":
      return "Assign app bundle";
    case "baseline":
      return "Add to baseline groups";
    case "remove-apps":
      return "Remove app assignments";
    case "message":
      return `Message to ${step.to.kind === "named" ? step.to.displayName : ROLES[step.to.kind]}`;
    case "request":
      return "isFilled" in step
        ? `Open a request: ${step.title}`
        : `Create request: ${serviceTitle(step.serviceKey)}`;
    case "wait":
      return waitWords(step);
    case "status":
      return `The request becomes ${step.status}`;
    case "reply":
      return `Answer: ${step.text.length > ANSWER_MAX ? `${step.text.slice(0, ANSWER_MAX)}…` : step.text}`;
    case "diagnosis":
      return "Look at the account and say what stands in the way";
    case "branch":
      return `If ${conditionsWords(step.when)}`;
  }
}

function approverWords({ approver, named }: Extract<Step, { kind: "approval" }>): string {
  if (approver === "manager") return "the manager";
  if (approver === "owner") return "an owner of the group";
  if (approver === "admin") return "an admin";
  return named.map(({ displayName }) => displayName).join(", ") || "somebody named";
}

function waitWords({ until }: Extract<Step, { kind: "wait" }>): string {
  if (until.kind === "date") return `Wait until ${dateWords(until)}`;
  const { hours } = until;
  if (hours % 24 !== 0) return `Wait ${hours} ${hours === 1 ? "hour" : "hours"}`;
  return `Wait ${hours / 24} ${hours === 24 ? "day" : "days"}`;
}

/** "the start date at 9:00", "2 days before the end date at 18:00". */
export function dateWords({
  date,
  days,
  hour,
}: {
  date: "start" | "end";
  days: number;
  hour: number;
}): string {
  const count = Math.abs(days);
  const away = days === 0 ? "" : `${count} ${count === 1 ? "day" : "days"} ${days < 0 ? "before" : "after"} `;
  return `${away}the ${date} date at ${hour}:00`;
}

/** What starts a workflow: "A request for “Request app access”". */
export function triggerWords(trigger: Trigger, serviceTitle: (key: string) => string = (key) => key): string {
  switch (trigger.kind) {
    case "request":
      return `A request for “${serviceTitle(trigger.serviceKey)}”`;
    case "date": {
      const words = dateWords(trigger);
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
    case "change":
      if (trigger.what === "moved-department") return "A person’s department changes";
      return `A person ${trigger.what === "joined-group" ? "joins" : "leaves"} ${trigger.group?.displayName ?? "a group"}`;
    case "manual":
      return "Started by hand";
  }
}

/** "department is Sales and the person has a manager" */
export function conditionsWords({ match, list }: Conditions): string {
  return list.map(conditionWords).join(match === "all" ? " and " : " or ");
}

function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case "has-manager":
      return condition.is ? "the person has a manager" : "the person has no manager";
    case "in-group":
      return `the person is ${condition.is ? "" : "not "}in ${condition.group.displayName}`;
    case "person":
      return comparisonWords(FACTS[condition.fact], condition);
    case "form":
      return comparisonWords(`“${condition.field}”`, condition);
  }
}

function comparisonWords(
  what: string,
  { op, value }: Pick<Extract<Condition, { kind: "form" }>, "op" | "value">,
) {
  return op === "is-empty" || op === "is-not-empty" ? `${what} ${OPS[op]}` : `${what} ${OPS[op]} ${value}`;
}
