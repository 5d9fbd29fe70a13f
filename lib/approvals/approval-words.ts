import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import type { Actor } from "#lib/platform/context.ts";
import type { Approval, ApproverRow } from "./approval-rows.ts";
import type { ApprovalView } from "./types.ts";

/** Why this reader is asked, from the words kept with the approver. Pure. */
export function whyYou(why: string): string {
  if (why.startsWith("manager of ")) return `You’re asked because you are the ${why}.`;
  if (why.startsWith("owner of ")) return `You’re asked because you are an ${why}.`;
  if (why.startsWith("admin of ")) return `You’re asked because you are an ${why}.`;
  if (why.startsWith("named in ")) return `You’re asked because you are ${why}.`;
  return `You’re ${why}.`;
}

/** What happens once it is approved, said before the buttons. Pure. */
export function effectWords(
  { askedBy }: Pick<ApprovalView, "askedBy">,
  { actionKey, needs, calls }: Pick<Approval, "actionKey" | "needs" | "calls">,
  rows: readonly Pick<ApproverRow, "vote" | "isFallback">[],
): string {
  const action = actionKey === null ? null : findAction(actionKey);
  if (calls !== null && calls.length > 0)
    return "Approving lets the workflow do exactly this in Entra, in its order.";
  if (calls !== null) return "Approving lets the workflow go on.";
  if (action === null) return "Nothing runs by itself: your answer is shown on the request.";
  if (action.makesPassword) return `Once approved, ${askedBy} can start it and sees the temporary password.`;
  const open = rows.filter(({ vote, isFallback }) => vote === null && !isFallback);
  if (needs === "all" && open.length > 1) return "It runs in Entra at once when everybody has approved.";
  return "Approving does this in Entra at once.";
}

/** An outcome as its reader may know it: why something did not work names permissions and is for agents. Pure. */
export function outcomeFor(actor: Actor, outcome: ActionOutcome): ActionOutcome {
  const isPlain = outcome.status === "done" || outcome.status === "already-so";
  if (actor.kind !== "member" || actor.role !== "employee" || isPlain) return outcome;
  const message =
    outcome.status === "unknown"
      ? "It is not known yet whether Entra has done it. Gatehouse looks again by itself."
      : "It was not possible to carry it out. Nothing was changed; whoever asked sees why.";
  return { ...outcome, message };
}
