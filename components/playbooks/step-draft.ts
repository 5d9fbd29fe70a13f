import type { WordBook } from "#components/workflows/editor/step-words.ts";
import type { PlaybookDocument, PlaybookStep } from "#lib/playbooks/schema.ts";
import type { PlaybookChoices } from "#lib/playbooks/types.ts";
import { FIELDS_FOR } from "./input-kinds.ts";

/** What the menu of new steps can make: a kind, or an action by its key. */
export type NewStep =
  | { kind: Exclude<PlaybookStep["kind"], "action"> }
  | { kind: "action"; actionKey: string };

/** A new step with what is usual: where one input fits a field of an action, it is taken. */
export function newStep(what: NewStep, { inputs }: PlaybookDocument, choices: PlaybookChoices): PlaybookStep {
  const base = {
    id: `${what.kind}-${crypto.randomUUID().slice(0, 8)}`,
    whenKnown: "",
    when: { match: "all" as const, list: [] },
  };
  switch (what.kind) {
    case "action": {
      const fields = choices.actions.find(({ key }) => key === what.actionKey)?.fields ?? [];
      const taken = fields.flatMap(({ name, kind }) => {
        const input = inputs.find((each) => each.kind === kind);
        return input === undefined ? [] : [[name, input.key] as const];
      });
      const { actionKey } = what;
      return { ...base, kind: "action", actionKey, subject: "", inputs: Object.fromEntries(taken), ends: "" };
    }
    case "request":
      return { ...base, kind: "request", serviceKey: "something-else", title: "", text: "" };
    case "reply":
      return { ...base, kind: "reply", text: "" };
    case "diagnosis":
      return { ...base, kind: "diagnosis" };
  }
}

export const STEP_NAMES: Record<Exclude<PlaybookStep["kind"], "action">, string> = {
  request: "Open a request",
  reply: "Answer the requester",
  diagnosis: "Look at the account",
};

/** What a step is called, and what it does in a line. */
export function stepWords(
  step: PlaybookStep,
  { inputs }: PlaybookDocument,
  { actions, services }: PlaybookChoices,
): { title: string; detail: string } {
  const nameOf = (key: string) => {
    const input = inputs.find((each) => each.key === key);
    return input === undefined ? "not chosen" : `“${input.label}”`;
  };
  const only = step.whenKnown === "" && step.when.list.length === 0 ? "" : ", on conditions";
  if (step.kind !== "action") {
    const title = STEP_NAMES[step.kind];
    if (step.kind === "diagnosis") return { title, detail: `Says what stands in the way${only}` };
    if (step.kind === "reply") return { title, detail: `${quoted(step.text)}${only}` };
    const service = services.find(({ key }) => key === step.serviceKey)?.title ?? step.serviceKey;
    return { title, detail: `${service}: ${quoted(step.title)}${only}` };
  }
  const action = actions.find(({ key }) => key === step.actionKey);
  const fields = (action?.fields ?? []).filter(({ kind }) => kind !== "choice");
  const taken = fields.map(({ name }) => nameOf(step.inputs[name] ?? ""));
  const who = step.subject === "" ? "the requester" : nameOf(step.subject);
  const ends = step.ends === "" ? "" : ` until ${nameOf(step.ends)}`;
  return {
    title: action?.title ?? step.actionKey,
    detail: `${[...taken, `for ${who}`].join(" ")}${ends}${only}`,
  };
}

const LONGEST = 60;

const quoted = (text: string): string =>
  text === "" ? "nothing written yet" : `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`;

/** Conditions of a step ask the playbook's inputs as those of a workflow ask its form. */
export function bookOf({ inputs }: PlaybookDocument, choices: PlaybookChoices): WordBook {
  const fields = inputs.map(({ key, kind, label, options }) => ({
    key,
    kind: FIELDS_FOR[kind][0] ?? "text",
    label: label || key,
    help: "",
    isRequired: false,
    options,
  }));
  const form = { key: "inputs", title: "Inputs", fields };
  return {
    trigger: { kind: "request", serviceKey: form.key },
    choices: { ...choices, services: [form] },
    answersName: "Input",
  };
}
