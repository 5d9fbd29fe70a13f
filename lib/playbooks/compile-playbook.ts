import { findAction } from "#lib/entra/actions/registry.ts";
import type { CompiledPlaybook, CompiledStep } from "#lib/workflows/compiled-schema.ts";
import type { Occasion } from "#lib/workflows/occasion.ts";
import type { Value } from "#lib/workflows/schema.ts";
import { fillText } from "./fill-text.ts";
import type { ActionStep, Filled, PlaybookDocument, PlaybookStep } from "./schema.ts";
import type { AgentRequest, PublishedPlaybook } from "./types.ts";

/** What a playbook is compiled for: one request, with its inputs as they are filled. `request.id` is "" in the console. */
export type CompileFor = {
  filled: readonly Filled[];
  request: Pick<AgentRequest, "id" | "number" | "requesterId" | "requester">;
};
/** Whether a step is for this requester and these inputs. */
type IsFor = (step: PlaybookStep) => boolean;

const TITLE_MAX = 160;

/**
 * A playbook's version with the inputs of one request, as the steps of a run: those that are for it, with every
 * text filled. The runner of workflows carries them out. Pure.
 */
export function compilePlaybook(
  { name, publishedByName, document }: Pick<PublishedPlaybook, "name" | "publishedByName" | "document">,
  wish: CompileFor,
  isFor: IsFor,
): CompiledPlaybook {
  const isApprovalWanted = document.autonomy === "With approval";
  const { forbidden, isOwnOnly } = document.limits;
  return {
    name,
    publishedByName,
    steps: document.steps
      .filter(isFor)
      // Nothing follows what somebody refused; without approvals a step that fails keeps none from being tried.
      .map((step) => compileStep(document, step, wish, isApprovalWanted ? "stop" : "continue")),
    bounds: {
      forbidden: forbidden.map(({ objectId, displayName }) => ({ objectId, displayName })),
      isOwnOnly,
    },
    isApprovalWanted,
  };
}

function compileStep(
  { inputs }: PlaybookDocument,
  step: PlaybookStep,
  { filled, request }: CompileFor,
  onFailure: CompiledStep["onFailure"],
): CompiledStep {
  const words = { filled, requester: request.requester, request: request.id === "" ? null : request };
  const base = { id: step.id, onFailure };
  switch (step.kind) {
    case "action":
      return {
        ...base,
        kind: "action",
        actionKey: step.actionKey,
        subject: "requester",
        ...(step.subject === "" ? {} : { subjectField: step.subject }),
        inputs: inputsOf(step),
        ends: step.ends === "" ? null : { from: "form", field: step.ends },
      };
    case "request": {
      const person = inputs.find(
        ({ key, kind }) => kind === "person" && filled.some((each) => each.key === key),
      );
      return {
        ...base,
        kind: "request",
        serviceKey: step.serviceKey,
        title: fillText(step.title, words).slice(0, TITLE_MAX),
        text: fillText(step.text, words),
        isFilled: true,
        ...(person === undefined ? {} : { aboutField: person.key }),
      };
    }
    case "reply":
      return { ...base, kind: "reply", text: fillText(step.text, words) };
    case "diagnosis":
      return { ...base, kind: "diagnosis" };
  }
}

/** Each field of an action from the answer that fills it; a way to give something is found when it is given. */
function inputsOf({ actionKey, inputs }: ActionStep): Record<string, Value> {
  const fields = findAction(actionKey)?.fields ?? [];
  return Object.fromEntries(
    fields.flatMap(({ name, kind }): [string, Value][] => {
      if (kind === "choice") return [[name, { from: "auto" }]];
      const field = inputs[name];
      return field === undefined ? [] : [[name, { from: "form", field }]];
    }),
  );
}

/** What started the run of a playbook, frozen with it: its inputs are the answers. Pure. */
export function playbookOccasion({ filled, request }: CompileFor, words: string): Occasion {
  const { requesterId, requester } = request;
  return {
    kind: "request",
    requesterId: requesterId === "" ? null : requesterId,
    requesterObjectId: requester?.objectId ?? null,
    requesterName: requester?.displayName ?? null,
    answers: filled.map(({ key, label, kind, value, text }) => {
      const isObject = kind === "person" || kind === "group" || kind === "app";
      return { key, label, kind, text: isObject ? text : value, objectId: isObject ? value : null };
    }),
    dateKind: null,
    date: null,
    zone: null,
    words,
  };
}
