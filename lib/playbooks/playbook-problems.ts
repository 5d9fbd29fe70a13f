import type { ActionStep, PlaybookDocument, PlaybookInput, PlaybookStep } from "./schema.ts";
import type { PlaybookChoices, PlaybookProblem } from "./types.ts";

/** What every check gets: the draft, what it can be made of, and where to say what is wrong. */
type Looked = {
  document: PlaybookDocument;
  choices: PlaybookChoices;
  say: (severity: PlaybookProblem["severity"], at: string, message: string) => void;
};

/** What stands for something in a step's words, besides the inputs. */
export const PLACEHOLDERS = ["requester", "request"] as const;

/** Everything that is wrong or risky in a draft, at its place. Errors keep it from being published. Pure. */
export function listProblems(document: PlaybookDocument, choices: PlaybookChoices): PlaybookProblem[] {
  const problems: PlaybookProblem[] = [];
  const say: Looked["say"] = (severity, at, message) => problems.push({ severity, at, message });
  const looked = { document, choices, say };
  lookAtIntent(looked);
  for (const input of document.inputs) lookAtInput(looked, input);
  if (document.steps.length === 0) say("error", "steps", "Add at least one step.");
  for (const step of document.steps) lookAtStep(looked, step);
  if (document.autonomy === "Automatic") lookAtAutomatic(looked);
  return problems;
}

function lookAtIntent({ document: { intent }, choices, say }: Looked): void {
  if (intent.description === "") say("error", "intent.description", "Say in plain words when it is meant.");
  const hasWords = intent.words.some((list) => list.length > 0);
  if (!hasWords && intent.examples.length === 0 && intent.services.length === 0)
    say("error", "intent", "Nothing says yet when it is meant: add an example, words, or a service.");
  const known = new Set(choices.services.map(({ key }) => key));
  if (intent.services.some((key) => !known.has(key)))
    say("warning", "intent.services", "A service it names is not offered any more.");
}

function lookAtInput({ document, choices, say }: Looked, input: PlaybookInput): void {
  const { key, label, kind, field, question, options, directory, isReadFromText, isRequired } = input;
  const at = (part: string) => `inputs.${key}.${part}`;
  if (label === "") say("error", at("label"), "Give it a label.");
  else if (document.inputs.some((other) => other.key !== key && other.label === label))
    say("error", at("label"), "Another input is called the same.");
  const offered = options.filter((option) => option !== "");
  if (kind === "choice" && offered.length < 2)
    say("error", at("options"), "Offer at least two choices, one a line.");
  if (new Set(offered).size < offered.length) say("error", at("options"), "Two choices are the same.");
  const fields = choices.services.flatMap((service) => service.fields).filter((each) => each.key === field);
  if (field !== "" && fields.length === 0) say("warning", at("field"), "No form has this field any more.");
  const isFilled = field !== "" || isReadFromText || directory !== "";
  if (isRequired && !isFilled && question === "")
    say("warning", at("question"), "Nothing fills it and nobody is asked: an agent fills it in every time.");
}

function lookAtStep(looked: Looked, step: PlaybookStep): void {
  const { document, choices, say } = looked;
  const at = (part: string) => `steps.${step.id}.${part}`;
  if (step.whenKnown !== "" && findInput(document, step.whenKnown) === undefined)
    say("error", at("whenKnown"), GONE);
  for (const [index, condition] of step.when.list.entries()) {
    const place = at(`when.list.${index}.value`);
    if (condition.kind === "form" && findInput(document, condition.field) === undefined)
      say(
        "error",
        at(`when.list.${index}.field`),
        `The input of condition ${index + 1} was removed. Choose another one.`,
      );
    else if (
      "op" in condition &&
      condition.op !== "is-empty" &&
      condition.op !== "is-not-empty" &&
      condition.value === ""
    )
      say("error", place, "Say what to compare with.");
  }
  switch (step.kind) {
    case "action":
      return lookAtAction(looked, step);
    case "request":
      if (step.title === "") say("error", at("title"), "Give it a title.");
      if (!choices.services.some(({ key }) => key === step.serviceKey))
        say("error", at("serviceKey"), "This service is not offered. Choose another one.");
      lookAtText(looked, at("title"), step.title);
      return lookAtText(looked, at("text"), step.text);
    case "reply":
      if (step.text === "") say("error", at("text"), "Write the answer.");
      return lookAtText(looked, at("text"), step.text);
    case "diagnosis":
      return;
  }
}

const GONE = "The input it named was removed. Choose another one.";

const findInput = ({ inputs }: PlaybookDocument, key: string) => inputs.find((input) => input.key === key);

function lookAtAction({ document, choices, say }: Looked, step: ActionStep): void {
  const at = (part: string) => `steps.${step.id}.${part}`;
  const action = choices.actions.find(({ key }) => key === step.actionKey);
  if (action === undefined) return say("error", at("actionKey"), "This action does not exist any more.");
  const lookAt = (part: string, key: string, kind: PlaybookInput["kind"]) => {
    const input = findInput(document, key);
    if (input === undefined) say("error", at(part), GONE);
    else if (input.kind !== kind) say("error", at(part), `“${input.label}” is no ${kind}.`);
  };
  if (step.subject !== "") {
    lookAt("subject", step.subject, "person");
    if (document.limits.isOwnOnly)
      say("error", at("subject"), "The limits let it change only the requester’s own access.");
  }
  for (const { name, kind, label } of action.fields) {
    if (kind === "choice") continue;
    const key = step.inputs[name];
    if (key === undefined || key === "")
      say("error", at(`inputs.${name}`), `Say which ${label.toLowerCase()}.`);
    else lookAt(`inputs.${name}`, key, kind);
  }
  if (step.ends !== "") lookAt("ends", step.ends, "date");
}

function lookAtText({ document, say }: Looked, at: string, text: string): void {
  const known: readonly string[] = [...PLACEHOLDERS, ...document.inputs.map(({ key }) => key)];
  for (const [, name = ""] of text.matchAll(/\{([a-z][a-z0-9-]*)\}/g))
    if (!known.includes(name))
      say("error", at, `“{${name}}” stands for nothing. Use ${known.map((each) => `{${each}}`).join(", ")}.`);
}

function lookAtAutomatic({ document, choices, say }: Looked): void {
  const used = document.steps.flatMap((step) => (step.kind === "action" ? [step.actionKey] : []));
  const never = choices.actions.find(({ key, isNeverAutomatic }) => isNeverAutomatic && used.includes(key));
  if (never !== undefined)
    say("error", "autonomy", `“${never.title}” is never done by itself. Choose Suggest or With approval.`);
  if (!document.limits.isOwnOnly)
    say("error", "autonomy", "Automatic changes only the requester’s own access. Switch that limit on.");
  if (document.tests.length === 0)
    say("error", "autonomy", "Save at least one conversation as a test before Automatic is switched on.");
}
