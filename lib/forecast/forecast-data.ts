import "server-only";
import { and, asc, eq, lte } from "drizzle-orm";
import { accessEndings } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { addDays, dayIn } from "#lib/platform/day-start.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { AHEAD_DAYS, MOST_ROWS } from "./constants.ts";
import { peopleAhead } from "./people-ahead.ts";
import type { Forecast, ForecastEnding } from "./types.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * The next 30 days: who starts, who leaves, which access ends, and what is missing for it. Reads only.
 * Agents and admins only. Throws `DeskError`.
 */
export function readForecast(ctx: Context): Forecast {
  requireRole(ctx, "agent", "admin");
  const today = dayIn(ctx.clock.now(), readWorkspace(ctx.db).timeZone);
  const joiners = peopleAhead(ctx, "start", today);
  const leavers = peopleAhead(ctx, "end", today);
  const endings = endingsAhead(ctx);
  return {
    today,
    until: addDays(today, AHEAD_DAYS),
    joiners: joiners.slice(0, MOST_ROWS),
    leavers: leavers.slice(0, MOST_ROWS),
    endings: endings.slice(0, MOST_ROWS),
    totals: { joiners: joiners.length, leavers: leavers.length, endings: endings.length },
  };
}

/** What ends in the window, and what should have ended and did not. */
function endingsAhead({ db, clock }: Context): ForecastEnding[] {
  const now = clock.now();
  return db
    .select()
    .from(accessEndings)
    .where(and(eq(accessEndings.state, "Waiting"), lte(accessEndings.endsAt, now + AHEAD_DAYS * DAY_MS)))
    .orderBy(asc(accessEndings.endsAt))
    .all()
    .map(({ id, subjectObjectId, subjectName, labels, endsAt, message, attempts }) => ({
      id,
      objectId: subjectObjectId,
      name: subjectName,
      target: labels["app"] ?? labels["group"] ?? "Access",
      endsAt,
      problem: attempts > 0 || endsAt < now ? (message ?? "It is due and has not ended yet.") : null,
    }));
}
