import "server-only";
import { dayIn } from "#lib/platform/day-start.ts";
import type { Context } from "#lib/platform/context.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { choosePlaybook, type Choice, type Unanswered } from "./choose-playbook.ts";
import type { FoundName } from "./matching/types.ts";
import { readNamesIn } from "./names-data.ts";
import { readOwnFacts } from "./own-facts-data.ts";
import { planSteps } from "./plan-steps.ts";
import { resolveInputs } from "./resolve-inputs.ts";
import type { Filled } from "./schema.ts";
import type { AgentRequest, MissingInput, PlannedStep, PublishedPlaybook } from "./types.ts";

/** What was chosen and what that took, in tokens and in millionths of the price's currency. */
export type ModelAnswer = { tokens: number; costMicros: number } & (
  | { choice: Choice; unanswered: null }
  | { choice: null; unanswered: Unanswered }
);

/** Lets a model choose; `choice` null: it did not answer, or not usably, or was not asked. */
export type AskModel = (asked: {
  playbooks: readonly PublishedPlaybook[];
  request: AgentRequest;
  names: readonly FoundName[];
  today: string;
}) => Promise<ModelAnswer>;

/** What a message comes to with a playbook: inputs, what is missing, and the exact calls. */
export type Reading = { filled: Filled[]; missing: MissingInput[]; steps: PlannedStep[] };

/** Fills and plans a playbook for a request as it stands now. Changes nothing. */
export function readWith(
  ctx: Context,
  playbook: Pick<PublishedPlaybook, "name" | "publishedByName" | "document">,
  request: AgentRequest,
  given: readonly Filled[],
): Reading {
  const names = namesOf(ctx, request);
  const today = dayIn(ctx.clock.now(), readWorkspace(ctx.db).timeZone);
  const { document } = playbook;
  const own = readOwnFacts(ctx.db, request.requester?.objectId ?? null);
  const { filled, missing } = resolveInputs(document.inputs, { request, names, today, own, given });
  const steps = missing.length > 0 ? [] : planSteps(ctx, playbook, { filled, request });
  return { filled, missing, steps };
}

/** Chooses by model where one is asked and answers, else by words. */
export async function chooseFor(
  ctx: Context,
  playbooks: readonly PublishedPlaybook[],
  request: AgentRequest,
  askModel: AskModel | null,
): Promise<Choice> {
  const names = namesOf(ctx, request);
  const byWords = choosePlaybook(playbooks, request, names);
  const today = dayIn(ctx.clock.now(), readWorkspace(ctx.db).timeZone);
  if (askModel === null) return byWords;
  const { choice: byModel, ...took } = await askModel({ playbooks, request, names, today });
  if (byModel === null) return { ...byWords, ...took };
  // A model sees more than words do, but what words warn of is not overruled by it.
  const isWarned = byWords.because.cautions.length > 0 || byModel.playbook?.id !== byWords.playbook?.id;
  const level = byModel.level === "act" && (isWarned || byWords.level !== "act") ? "propose" : byModel.level;
  const because = { ...byModel.because, cautions: byWords.because.cautions };
  return { ...byModel, level, because, candidates: byWords.candidates, ...took };
}

function namesOf(ctx: Context, request: AgentRequest): FoundName[] {
  return readNamesIn(ctx.db, `${request.title}\n${request.text}`, request.requester?.objectId ?? null);
}
