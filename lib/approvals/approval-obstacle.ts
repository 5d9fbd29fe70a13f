import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Approval } from "./approval-rows.ts";
import { isAsAsked } from "./is-as-asked.ts";

const CHANGED =
  "The person, the group, the app or the approval rules have changed since it was asked, so it has to be asked again.";
/** Permission names are for those who can grant them. */
const NOT_GRANTED = "Gatehouse is not allowed to do this at the moment.";

/** Why what waits would not be carried out, were it approved now; null when it would. */
export function obstacleOf(
  ctx: Context,
  approval: Approval,
  action: ActionSpec,
  facts: ActionFacts,
): string | null {
  const answer = checkEligibility(action, facts);
  if (answer.status === "already-so") return answer.sentence;
  if (answer.status === "not-possible") {
    const isEmployee = ctx.actor.kind === "member" && ctx.actor.role === "employee";
    return isEmployee && answer.code === "missing-permission" ? NOT_GRANTED : answer.reason;
  }
  return isAsAsked(ctx, approval, facts) ? null : CHANGED;
}
