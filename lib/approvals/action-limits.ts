import { and, count, eq, gte, inArray } from "drizzle-orm";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { actionRuns } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";

const HOUR_MS = 60 * 60_000;

/** How many of these one actor may do per hour; actions without a row have no limit. */
export const HOURLY_LIMITS: Partial<Record<ActionKey, number>> = { "block-sign-in": 20 };

/** Why this actor must stop for now, or null. Counts what had or may have had an effect. */
export function overLimit(ctx: Context, key: ActionKey): string | null {
  const limit = HOURLY_LIMITS[key];
  if (limit === undefined) return null;
  const row = ctx.db
    .select({ value: count() })
    .from(actionRuns)
    .where(
      and(
        eq(actionRuns.actionKey, key),
        eq(actionRuns.actorId, ctx.actor.id),
        gte(actionRuns.createdAt, ctx.clock.now() - HOUR_MS),
        inArray(actionRuns.state, ["intent", "sent", "done", "unknown", "verified"]),
      ),
    )
    .get();
  return (row?.value ?? 0) < limit
    ? null
    : `You have reached the limit of ${limit} in one hour. It protects against mistakes; try again later or ask an admin.`;
}
