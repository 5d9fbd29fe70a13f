import { findAction } from "#lib/entra/actions/registry.ts";
import type { Autonomy } from "./schema.ts";
import type { PlannedCall, PlannedStep } from "./types.ts";

/**
 * Why these steps wait for a click, whatever else holds; null when they may begin by themselves: to act, or with
 * approval to ask for one first. Pure.
 */
export function whyClick(
  autonomy: Autonomy,
  steps: readonly PlannedStep[],
  requesterObjectId: string | null,
): string | null {
  const [first] = steps;
  if (autonomy === "Suggest") return "Its autonomy is Suggest.";
  if (first === undefined) return "Something is missing.";
  if (autonomy === "With approval" && first.approval === null)
    return "Its first step asks nobody, so an agent looks at it.";
  for (const { status, why, call } of steps) {
    if (status === "not-possible" || status === "guardrail") return why;
    const never = call === null ? null : whyNotWithoutClick(call, requesterObjectId);
    if (never !== null) return never;
  }
  return null;
}

/** Why this call is neither made nor asked for without a click; null when it may be. */
function whyNotWithoutClick(call: PlannedCall, requesterObjectId: string | null): string | null {
  const action = findAction(call.actionKey);
  if (action === null) return "There is no such action.";
  if (call.subjectObjectId !== requesterObjectId)
    return "What changes somebody else’s account is never done by itself.";
  if (action.makesPassword) return "A temporary password needs somebody who sees it.";
  if (action.severity === "high") return `“${action.title}” is never done by itself.`;
  return null;
}
