import { and, eq, gte, inArray, isNull, max, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, limitPauses } from "#db/schema/index.ts";
import { peopleCounts } from "#lib/directory/people-counts.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** How many of these one actor may do per hour; actions without a row have no limit. */
export const HOURLY_LIMITS: Partial<Record<ActionKey, number>> = {
  "delete-user": 5,
  "block-sign-in": 20,
  "reset-password": 20,
  "revoke-user-sessions": 100,
};

/** Together, of everybody and per day, these stop at a share of the people in scope. */
export const SHARED_ACTIONS: readonly ActionKey[] = ["block-sign-in", "delete-user"];
export const SHARED_SHARE = 0.05;
export const SHARED_FLOOR = 20;
/** The `action_key` of a pause that stands for everybody; its actor is who reached the limit. */
export const SHARED_PAUSE = "workspace";

/** A limit that is used up. */
export type ReachedLimit = { actionKey: string; limit: number };

/** How many people may be blocked or deleted per day by everybody together. */
export function sharedLimit(db: Database): number {
  return Math.max(SHARED_FLOOR, Math.floor(peopleCounts(db).inScope * SHARED_SHARE));
}

/** The limit that one more run of `actionKey` would pass, or null. Reads what was committed. */
export function findReachedLimit(
  db: Database,
  now: number,
  wish: { actorId: string; actionKey: ActionKey },
): ReachedLimit | null {
  const { actorId, actionKey } = wish;
  const hourly = HOURLY_LIMITS[actionKey];
  if (hourly !== undefined) {
    const since = Math.max(now - HOUR_MS, lastRelease(db, actionKey, actorId));
    if (countRuns(db, [actionKey], since, actorId) >= hourly) return { actionKey, limit: hourly };
  }
  if (!SHARED_ACTIONS.includes(actionKey)) return null;
  const limit = sharedLimit(db);
  const since = Math.max(now - DAY_MS, lastRelease(db, SHARED_PAUSE));
  return countRuns(db, SHARED_ACTIONS, since) >= limit ? { actionKey: SHARED_PAUSE, limit } : null;
}

/** Counts what had or may have had an effect. What was taken back counts; taking it back does not. */
function countRuns(db: Database, keys: readonly string[], since: number, actorId?: string): number {
  const row = db
    .select({ n: sql<number>`count(*)` })
    .from(actionRuns)
    .where(
      and(
        inArray(actionRuns.actionKey, [...keys]),
        actorId === undefined ? undefined : eq(actionRuns.actorId, actorId),
        gte(actionRuns.createdAt, since),
        isNull(actionRuns.undoOf),
        inArray(actionRuns.state, ["intent", "sent", "done", "unknown", "verified"]),
      ),
    )
    .get();
  return row?.n ?? 0;
}

/** Whoever released a limit has looked at what came before: counting starts anew there. */
function lastRelease(db: Database, actionKey: string, actorId?: string): number {
  const row = db
    .select({ at: max(limitPauses.releasedAt) })
    .from(limitPauses)
    .where(
      and(
        eq(limitPauses.actionKey, actionKey),
        actorId === undefined ? undefined : eq(limitPauses.actorId, actorId),
      ),
    )
    .get();
  return row?.at ?? 0;
}
