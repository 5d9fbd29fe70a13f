import { findDates } from "./matching/find-dates.ts";
import { splitWords } from "./matching/split-words.ts";
import type { FoundName } from "./matching/types.ts";
import type { Filled, OwnFact, PlaybookDocument, PlaybookInput } from "./schema.ts";
import type { AgentRequest, MissingInput } from "./types.ts";

/** What of the requester may fill an input. */
export type OwnFacts = Partial<Record<OwnFact, { value: string; text: string }>>;

type Facts = {
  request: Pick<AgentRequest, "answers" | "title" | "text">;
  names: readonly FoundName[];
  /** 2026-11-26, where the workspace is. */
  today: string;
  /** What the directory says about the requester. */
  own: OwnFacts;
  /** Filled in by an agent or chosen by a model; stronger than anything found. */
  given: readonly Filled[];
};

/**
 * Fills a playbook's inputs: what an agent gave, the form's answers, what the text names, what the directory says
 * of the requester. A name that several
 * objects share, or several names of a kind, fill nothing: then it is missing, with what may have been meant. Pure.
 */
export function resolveInputs(
  inputs: PlaybookDocument["inputs"],
  facts: Facts,
): { filled: Filled[]; missing: MissingInput[] } {
  const filled: Filled[] = [];
  const missing: MissingInput[] = [];
  for (const input of inputs) {
    const given = facts.given.find(({ key }) => key === input.key);
    const found = given ?? fromForm(input, facts) ?? fromText(input, facts) ?? fromDirectory(input, facts);
    if (found !== null) filled.push(found);
    else if (input.isRequired) missing.push(missingOf(input, facts));
  }
  return { filled, missing };
}

const asFilled = (
  { key, label, kind }: PlaybookInput,
  value: string,
  text: string,
  source: Filled["source"],
): Filled => ({ key, label, kind, value, text, source });

function fromForm(input: PlaybookInput, { request }: Facts): Filled | null {
  const answer = input.field === "" ? undefined : request.answers.find(({ key }) => key === input.field);
  if (answer === undefined || answer.text === "") return null;
  const needsObject = input.kind === "person" || input.kind === "group" || input.kind === "app";
  if (needsObject) {
    return answer.objectId === null ? null : asFilled(input, answer.objectId, answer.text, "form");
  }
  if (input.kind === "choice" && !input.options.includes(answer.text)) return null;
  return asFilled(input, answer.text, answer.text, "form");
}

function fromText(input: PlaybookInput, facts: Facts): Filled | null {
  if (!input.isReadFromText) return null;
  const [only, second] = meantBy(input, facts);
  if (only === undefined || second !== undefined) return null;
  const filled = asFilled(input, only.value, only.text, "text");
  return only.written === undefined ? filled : { ...filled, written: only.written };
}

function fromDirectory(input: PlaybookInput, { own }: Facts): Filled | null {
  const fact = input.directory === "" ? undefined : own[input.directory];
  const isFitting = (input.directory === "manager") === (input.kind === "person");
  return fact === undefined || !isFitting ? null : asFilled(input, fact.value, fact.text, "directory");
}

type Meant = { value: string; text: string; written?: string };

/** Everything in the text that this input may mean, each once. */
function meantBy(input: PlaybookInput, facts: Facts): Meant[] {
  const found = new Map(readFor(input, facts).map((meant) => [meant.value, meant]));
  return [...found.values()];
}

function readFor(input: PlaybookInput, { request, names, today }: Facts): Meant[] {
  const text = `${request.title}\n${request.text}`;
  switch (input.kind) {
    case "person":
    case "group":
    case "app":
      return names
        .filter(({ kind }) => kind === input.kind)
        .flatMap(({ objectIds, displayName, written, isGuess }) =>
          objectIds.map((value) => ({ value, text: displayName, ...(isGuess ? { written } : {}) })),
        );
    case "date":
      return findDates(text, today).map((day) => ({ value: day, text: day }));
    case "choice": {
      const words = ` ${splitWords(text)
        .map((word) => word.text)
        .join(" ")} `;
      const isSaid = (option: string) =>
        words.includes(
          ` ${splitWords(option)
            .map((word) => word.text)
            .join(" ")} `,
        );
      return input.options.filter(isSaid).map((option) => ({ value: option, text: option }));
    }
    case "text":
      return [];
  }
}

function missingOf(input: PlaybookInput, facts: Facts): MissingInput {
  const meant = input.isReadFromText ? meantBy(input, facts).map(({ text }) => text) : [];
  const choices = input.kind === "choice" ? input.options : [...new Set(meant)];
  return { key: input.key, label: input.label, question: input.question, choices };
}
