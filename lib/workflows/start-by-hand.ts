import "server-only";
import { inTransaction } from "#db/client.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { readPersonDate, zoneOfPerson } from "./person-date-data.ts";
import { findPublished } from "./published-data.ts";
import { startRun } from "./start-run.ts";

/** Starts a published workflow for one person now, whatever triggers it. Agents and admins. Throws `DeskError`. */
export function startByHand(
  ctx: Context,
  { id, personObjectId }: { id: string; personObjectId: string },
): { runId: string } {
  requireRole(ctx, "agent", "admin");
  return inTransaction(ctx.db, () => {
    const workflow = findPublished(ctx.db, id);
    if (workflow === null) throw new DeskError("conflict", "This workflow is not published.");
    const { trigger } = workflow.document;
    if (trigger.kind === "request")
      throw new DeskError(
        "not-possible",
        "This workflow needs what its form is answered. Submit its request instead.",
      );
    const { actor } = ctx;
    const run = startRun(ctx, workflow, {
      onceKey: `hand:${newId()}`,
      personObjectId,
      requestId: null,
      occasion: {
        kind: "manual",
        requesterId: actor.kind === "member" ? actor.id : null,
        requesterObjectId: actor.kind === "member" ? actor.objectId : null,
        requesterName: actor.displayName,
        answers: [],
        dateKind: trigger.kind === "date" ? trigger.date : null,
        date: trigger.kind === "date" ? readPersonDate(ctx.db, personObjectId, trigger.date) : null,
        zone: zoneOfPerson(ctx.db, personObjectId),
        words: `Started by ${actor.displayName}`,
      },
    });
    if (run === null)
      throw new DeskError("not-possible", "The conditions of this workflow don't let this person through.");
    return { runId: run.id };
  });
}
