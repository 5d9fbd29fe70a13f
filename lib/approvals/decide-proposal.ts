import { alreadySoText, fillWords, labelsOf, sentenceCase } from "#lib/entra/actions/action-words.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import type { ApprovalDue } from "./approval-due.ts";
import type { Approval } from "./approval-rows.ts";
import { policyVersion } from "./rules/rules-data.ts";

/** How long a proposal waits for its start. */
const LASTS_MS = 7 * 24 * 60 * 60_000;

/**
 * What becomes of an action that a program proposes and no rule wants approved: kept, with nobody to
 * decide, for the member who starts it. High severity is confirmed by a typed name or a second person,
 * and a program is neither.
 */
export function decideProposal(
  ctx: Context,
  action: ActionSpec,
  facts: ActionFacts,
): { kind: "refused"; reason: string; why: string } | { kind: "due"; due: ApprovalDue } {
  if (action.severity === "high") {
    const why = `“${action.title}” is confirmed by typing the person’s name: a person does it in Gatehouse.`;
    return { kind: "refused", reason: "needs-a-person", why };
  }
  const due = {
    approvers: [],
    fallback: [],
    fallbackAt: null,
    needs: "one",
    expiresAt: facts.now + LASTS_MS,
    policyVersion: policyVersion(ctx.db),
  } as const;
  return { kind: "due", due };
}

/** The answer when it is so already; nothing is kept and nothing is sent. */
export function nothingToPropose(action: ActionSpec, facts: ActionFacts): ActionOutcome {
  const message = alreadySoText({ labels: labelsOf(action, facts), errorMessage: null }, action);
  return { status: "already-so", runId: null, message, reason: null };
}

/** "Proposed, not done: add Ikram Benali to Prototype Vault. Noor Haidari starts it in Gatehouse." */
export function proposedWords(action: ActionSpec, approval: Approval): string {
  const what = fillWords(action.words.bare, approval.labels ?? {});
  if (approval.consumedAt !== null) return `This proposal was started already: ${what}.`;
  return `${sentenceCase(`proposed, not done: ${what}`)}. ${approval.askedByName} starts it in Gatehouse.`;
}
