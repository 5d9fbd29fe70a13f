import { and, eq, gt, inArray } from "drizzle-orm";
import { actionRuns } from "#db/schema/index.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";

/** So long after a reset of somebody's password nothing is given to them without a second look. */
export const COOL_DOWN_MS = 24 * 60 * 60_000;

/**
 * Would this give access to somebody whose password the desk reset just before? Whoever talked the desk into
 * the reset holds the account: what it is given next is for the manager to say.
 */
export function isCoolingDown(ctx: Context, action: ActionSpec, { person, now }: ActionFacts): boolean {
  if (!action.canEnd) return false;
  const resets = listActions().flatMap(({ key, makesPassword }) => (makesPassword ? [key] : []));
  const recent = ctx.db
    .select({ id: actionRuns.id })
    .from(actionRuns)
    .where(
      and(
        eq(actionRuns.subjectObjectId, person.objectId),
        gt(actionRuns.createdAt, now - COOL_DOWN_MS),
        inArray(actionRuns.actionKey, resets),
        inArray(actionRuns.state, ["sent", "done", "verified", "unknown"]),
      ),
    )
    .get();
  return recent !== undefined;
}
