import "server-only";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, Output } from "ai";
import { z } from "zod";
import { newToken } from "#lib/platform/ids.ts";
import { log } from "#lib/platform/log.ts";
import type { Choice } from "../choose-playbook.ts";
import type { AskModel } from "../read-message.ts";
import type { Filled } from "../schema.ts";
import type { PublishedPlaybook } from "../types.ts";
import { ANSWER_MS, ANSWER_TOKENS, LETTERS_PER_TOKEN, RETRIES } from "./constants.ts";
import { boundValues, modelPrompt, type Bound } from "./model-prompt.ts";

export type Model = { address: string; name: string; key: string | null; answerMs?: number };

const answerSchema = z.strictObject({
  playbook: z.string().max(10).nullable(),
  inputs: z.array(z.strictObject({ key: z.string().max(40), ref: z.string().max(10) })).max(20),
});
type Answer = z.output<typeof answerSchema>;

/**
 * Lets a model choose. It sees the request’s text, the playbooks that the requester may use, and what the text
 * names: nothing of other requests, no ids, no tools. Whatever is wrong with its answer, the answer is not used.
 */
export function askModel(model: Model): AskModel {
  const provider = createOpenAICompatible({
    name: "desk",
    baseURL: model.address,
    supportsStructuredOutputs: true,
    ...(model.key === null ? {} : { apiKey: model.key }),
  });
  return async (asked) => {
    const bound = boundValues(asked);
    const texts = modelPrompt(asked, bound, `=== ${newToken(12)} ===`);
    try {
      const { output, totalUsage } = await generateText({
        model: provider(model.name),
        output: Output.object({ schema: answerSchema }),
        ...texts,
        temperature: 0,
        maxOutputTokens: ANSWER_TOKENS,
        maxRetries: RETRIES,
        abortSignal: AbortSignal.timeout(model.answerMs ?? ANSWER_MS),
      });
      return {
        choice: choiceOf(output, asked.playbooks, bound),
        tokens: totalUsage.totalTokens ?? guess(texts.prompt),
      };
    } catch (error) {
      // Down, slow, garbage: the matcher decides. Neither the text nor the answer goes into the log.
      log.warn({ kind: error instanceof Error ? error.name : "unknown" }, "the model gave no usable answer");
      return { choice: null, tokens: guess(texts.prompt) };
    }
  };
}

const guess = (prompt: string) => Math.ceil(prompt.length / LETTERS_PER_TOKEN) + ANSWER_TOKENS;

/** What was answered, re-checked: only an offered playbook, only its inputs, only bound values of their kind. */
function choiceOf(
  answer: Answer,
  playbooks: readonly PublishedPlaybook[],
  bound: readonly Bound[],
): Choice | null {
  const playbook = playbooks.find((_, index) => `p${index + 1}` === answer.playbook) ?? null;
  if (playbook === null && answer.playbook !== null) return null;
  const given = answer.inputs.map((each) => fill(each, playbook, bound));
  if (given.some((each) => each === null)) return null;
  return {
    playbook,
    level: playbook === null ? "silent" : "act",
    because: { by: "model", score: playbook === null ? 0 : 1, words: [], cautions: [], isByService: false },
    candidates: [],
    given: given.filter((each) => each !== null),
    tokens: 0,
  };
}

function fill(
  { key, ref }: Answer["inputs"][number],
  playbook: PublishedPlaybook | null,
  bound: readonly Bound[],
): Filled | null {
  const input = playbook?.document.inputs.find((each) => each.key === key);
  const value = bound.find((each) => each.ref === ref);
  if (input === undefined || value === undefined || value.kind !== input.kind) return null;
  if (input.kind === "choice" && !input.options.includes(value.value)) return null;
  return { key, label: input.label, kind: input.kind, value: value.value, text: value.text, source: "model" };
}
