import "server-only";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, Output } from "ai";
import { z } from "zod";
import { newToken } from "#lib/platform/ids.ts";
import { log } from "#lib/platform/log.ts";
import type { Choice } from "../choose-playbook.ts";
import type { AskModel, ModelAnswer } from "../read-message.ts";
import type { Filled } from "../schema.ts";
import type { PublishedPlaybook } from "../types.ts";
import { ANSWER_MS, ANSWER_TOKENS, LETTERS_PER_TOKEN, RETRIES } from "./constants.ts";
import { boundValues, modelPrompt, type Bound } from "./model-prompt.ts";

/** `priceIn`, `priceOut`: of a million tokens, read and written. */
export type Model = {
  address: string;
  name: string;
  key: string | null;
  priceIn: number;
  priceOut: number;
  answerMs?: number;
};

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
  // A price of 1 for a million tokens is a millionth for each.
  const took = (tokensIn: number, tokensOut: number, tokens = tokensIn + tokensOut) => ({
    tokens,
    costMicros: Math.ceil(tokensIn * model.priceIn + tokensOut * model.priceOut),
  });
  return async (asked): Promise<ModelAnswer> => {
    const bound = boundValues(asked);
    const texts = modelPrompt(asked, bound, `=== ${newToken(12)} ===`);
    const guessed = Math.ceil(texts.prompt.length / LETTERS_PER_TOKEN);
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
      const { inputTokens = guessed, outputTokens = ANSWER_TOKENS, totalTokens } = totalUsage;
      const choice = choiceOf(output, asked.playbooks, bound);
      const spent = took(inputTokens, outputTokens, totalTokens);
      return choice === null
        ? { ...spent, choice, unanswered: "no-answer" }
        : { ...spent, choice, unanswered: null };
    } catch (error) {
      // Down, slow, garbage: the matcher decides. Neither the text nor the answer goes into the log.
      log.warn({ kind: error instanceof Error ? error.name : "unknown" }, "the model gave no usable answer");
      return { ...took(guessed, ANSWER_TOKENS), choice: null, unanswered: "no-answer" };
    }
  };
}

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
    costMicros: 0,
    unanswered: null,
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
