import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findApproval } from "./approval-rows.ts";
import { openActionTools } from "./open-action-tools.ts";
import { runApproved } from "./run-approved.ts";

/** Carries out what was approved, by the member who asked: they are there to see the password. Throws `DeskError`. */
export async function startApproved(
  ctx: Context,
  { approvalId }: { approvalId: string },
  open = openActionTools,
): Promise<ActionOutcome> {
  requireRole(ctx, "agent", "admin");
  const approval = findApproval(ctx.db, approvalId);
  if (approval === null) throw new DeskError("not-found", "There is no such approval.");
  if (approval.askedBy !== ctx.actor.id)
    throw new DeskError("not-allowed", `${approval.askedByName} asked for it and has to start it.`);
  const outcome = await runApproved(ctx, approvalId, open);
  if (outcome !== null) return outcome;
  throw new DeskError(
    "conflict",
    "This is not approved, was carried out already, or all automation is paused. Nothing was changed.",
  );
}
