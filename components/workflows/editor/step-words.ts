import { inHours } from "./wait-words.ts";
import type { Condition, Conditions, RoleInRun, Step, Trigger, Value } from "#lib/workflows/schema.ts";
import type { WorkflowChoices } from "#lib/workflows/types.ts";

/** A piece of a card's line: plain words, or something that was chosen. */
export type Part = string | { chip: string };
export type Words = { title: string; parts: readonly Part[] };

/** What words need to know: names of actions, services and fields. */
export type WordBook = {
  trigger: Trigger;
  choices: WorkflowChoices;
  /** What the answers are called that conditions ask: of a form, unless it says otherwise. */
  answersName?: string;
};

export const ROLE_NAMES: Record<RoleInRun, string> = {
  person: "the person",
  requester: "the requester",
  manager: "the manager",
};
const FACT_NAMES = { department: "Department", jobTitle: "Job title", officeLocation: "Office" } as const;
const OP_WORDS: Record<Extract<Condition, { op: unknown }>["op"], string> = {
  is: "is",
  "is-not": "is not",
  contains: "contains",
  "is-empty": "is empty",
  "is-not-empty": "is not empty",
};

/** The fields of the form that starts the workflow; none for other triggers. */
export function formFields({ trigger, choices }: WordBook) {
  if (trigger.kind !== "request") return [];
  return choices.services.find(({ key }) => key === trigger.serviceKey)?.fields ?? [];
}

const fieldLabel = (book: WordBook, key: string): string =>
  formFields(book).find((field) => field.key === key)?.label ?? key;

const serviceTitle = ({ choices }: WordBook, key: string): string =>
  choices.services.find((service) => service.key === key)?.title ?? key;

/** What starts a workflow, as its card says it. */
export function triggerWords(book: WordBook): Words {
  const { trigger } = book;
  switch (trigger.kind) {
    case "request":
      return {
        title: "Request submitted",
        parts: ["Service is", { chip: serviceTitle(book, trigger.serviceKey) }],
      };
    case "date":
      return {
        title: trigger.date === "start" ? "Start date" : "End date",
        parts: [
          momentWords(trigger.days, trigger.date),
          "at",
          { chip: `${trigger.hour}:00` },
          "of their office",
        ],
      };
    case "change":
      return { title: CHANGE_NAMES[trigger.what], parts: changeParts(trigger) };
    case "manual":
      return { title: "Started by hand", parts: ["An agent starts it for a person"] };
  }
}

export const CHANGE_NAMES = {
  "moved-department": "Moved to another department",
  "joined-group": "Joined a group",
  "left-group": "Left a group",
} as const;

function changeParts(trigger: Extract<Trigger, { kind: "change" }>): Part[] {
  if (trigger.what === "moved-department") return ["When Entra or the HR system says so"];
  return ["The group is", { chip: trigger.group?.displayName ?? "not chosen yet" }];
}

/** "On the start date", "3 days before the end date". */
export function momentWords(days: number, date: "start" | "end"): string {
  if (days === 0) return `On the ${date} date`;
  const count = Math.abs(days);
  return `${count} ${count === 1 ? "day" : "days"} ${days < 0 ? "before" : "after"} the ${date} date`;
}

/** One condition: "Department is Sales". */
export function conditionParts(condition: Condition, book: WordBook): Part[] {
  switch (condition.kind) {
    case "has-manager":
      return [condition.is ? "The person has a manager" : "The person has no manager"];
    case "in-group":
      return [
        condition.is ? "The person is in" : "The person is not in",
        { chip: condition.group.displayName || "a group that is not chosen yet" },
      ];
    case "person":
    case "form": {
      const name =
        condition.kind === "person" ? FACT_NAMES[condition.fact] : fieldLabel(book, condition.field);
      const asksValue = condition.op !== "is-empty" && condition.op !== "is-not-empty";
      return [
        { chip: name },
        OP_WORDS[condition.op],
        ...(asksValue ? [{ chip: condition.value || "…" }] : []),
      ];
    }
  }
}

/** All conditions in one line, joined by "and" or "or". */
export function conditionsParts({ match, list }: Conditions, book: WordBook): Part[] {
  return list.flatMap((condition, at) => [
    ...(at === 0 ? [] : [match === "all" ? "and" : "or"]),
    ...conditionParts(condition, book),
  ]);
}

/** What a step is called and does, as its card says it. */
export function stepWords(step: Step, book: WordBook): Words {
  switch (step.kind) {
    case "action":
      return actionWords(step, book);
    case "approval":
      return approvalWords(step);
    case "branch":
      return { title: "Condition", parts: ["If", ...conditionsParts(step.when, book)] };
    case "message":
      return {
        title: `Message to ${step.to.kind === "named" ? step.to.displayName || "somebody" : ROLE_NAMES[step.to.kind]}`,
        parts: step.subject === "" ? ["Nothing written yet"] : subjectParts(step.subject),
      };
    case "request":
      return {
        title: "Create request",
        parts: [{ chip: serviceTitle(book, step.serviceKey) }, step.title],
      };
    case "wait":
      return {
        title: "Wait",
        parts:
          step.until.kind === "hours"
            ? ["For", { chip: inHours(step.until.hours) }]
            : [momentWords(step.until.days, step.until.date), "at", { chip: `${step.until.hour}:00` }],
      };
    case "status":
      return {
        title: step.status === "Resolved" ? "Resolve request" : "Set status",
        parts: ["The request becomes", { chip: step.status }],
      };
    case "bundle":
    case "baseline":
    case "remove-apps":
      return PLAIN[step.kind];
  }
}

const PLAIN: Record<"bundle" | "baseline" | "remove-apps", Words> = {
  bundle: { title: "Assign app bundle", parts: ["Apps and groups of the person’s department"] },
  baseline: { title: "Add to baseline groups", parts: ["What everybody gets"] },
  "remove-apps": { title: "Remove app assignments", parts: ["Every app that is assigned directly"] },
};

function approvalWords(step: Extract<Step, { kind: "approval" }>): Words {
  const expiry = `expires after ${step.expiresAfterDays} ${step.expiresAfterDays === 1 ? "day" : "days"}`;
  const names = step.named.map(({ displayName }) => displayName).join(", ");
  const who = {
    manager: { title: "Manager approval", chip: "The person’s manager" },
    owner: { title: "Owner approval", chip: "The owner of the group or app" },
    named: { title: "Approval", chip: names === "" ? "nobody yet" : names },
    admin: { title: "Admin approval", chip: "Any admin" },
  }[step.approver];
  const all = step.needs === "all" && step.approver !== "manager" ? ", all of them" : "";
  return { title: who.title, parts: ["Ask", { chip: who.chip }, `${all}${all === "" ? "" : ", "}${expiry}`] };
}

function actionWords(step: Extract<Step, { kind: "action" }>, book: WordBook): Words {
  const action = book.choices.actions.find(({ key }) => key === step.actionKey);
  const chosen = (action?.fields ?? [])
    .filter(({ kind }) => kind !== "choice")
    .flatMap(({ name }): Part[] => [{ chip: valueWords(step.inputs[name], book) }, "for"]);
  const ends =
    step.ends === null
      ? []
      : step.ends.from === "days"
        ? [`for ${step.ends.days} days`]
        : ["until", { chip: fieldLabel(book, step.ends.field) }];
  const who = ROLE_NAMES[step.subject];
  return {
    title: action?.title ?? step.actionKey,
    parts: [...chosen, { chip: who.charAt(0).toUpperCase() + who.slice(1) }, ...ends],
  };
}

/** Where an input comes from, in a chip. */
export function valueWords(value: Value | undefined, book: WordBook): string {
  if (value === undefined || (value.from === "fixed" && value.value === "")) return "not chosen yet";
  if (value.from === "form") return fieldLabel(book, value.field);
  return value.from === "fixed" ? value.label : "Whatever works first";
}

/** The subject of a message: what is filled in when it is sent stands as a chip. */
const subjectParts = (subject: string): Part[] =>
  subject
    .split(/\{([\w-]+)\}/)
    .map((text, at): Part => (at % 2 === 1 ? { chip: text } : text.trim()))
    .filter((part) => part !== "");
