import { fillWords, labelsOf, sentenceCase } from "#lib/entra/actions/action-words.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import type { ActionFacts, Eligibility } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";

/** One action exactly as it would go to the gate, with the facts it was looked at with. */
export type PlannedCall = {
  action: ActionSpec;
  subjectObjectId: string;
  input: Record<string, string>;
  endsAt: number | null;
  /** "Add Ikram Benali to Prototype Vault" */
  title: string;
  facts: ActionFacts;
  eligibility: Eligibility;
};

/** What a step would do in Entra. `left`: what it leaves alone, and why; `problem`: why it can't be planned. */
export type CallPlan = { calls: PlannedCall[]; left: string[]; problem: string | null };

/** Looks one call up in the mirror; null when the person or the target's input is not there. */
export function lookAtCall(
  ctx: Context,
  action: ActionSpec,
  call: { subjectObjectId: string; input: Record<string, string>; endsAt?: number | null },
): PlannedCall | null {
  const parsed = action.input.safeParse(call.input);
  const facts = parsed.success ? readFacts(ctx, call.subjectObjectId, parsed.data) : null;
  if (facts === null) return null;
  return {
    action,
    subjectObjectId: call.subjectObjectId,
    input: call.input,
    endsAt: call.endsAt ?? null,
    title: sentenceCase(fillWords(action.words.bare, labelsOf(action, facts))),
    facts,
    eligibility: checkEligibility(action, facts),
  };
}
