import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { limitPauses } from "#db/schema/index.ts";
import { SHARED_PAUSE } from "./limits.ts";

export type LimitPause = typeof limitPauses.$inferSelect;

/** Limits that were reached and that nobody has released, oldest first. */
export function listLimitPauses(db: Database): LimitPause[] {
  return db
    .select()
    .from(limitPauses)
    .where(isNull(limitPauses.releasedAt))
    .orderBy(asc(limitPauses.at))
    .all();
}

/** What makes this actor's destructive actions stand still: a pause of their own, or everybody's. */
export function findLimitPause(db: Database, actorId: string): LimitPause | null {
  const ofActor = or(eq(limitPauses.actorId, actorId), eq(limitPauses.actionKey, SHARED_PAUSE));
  return (
    db
      .select()
      .from(limitPauses)
      .where(and(isNull(limitPauses.releasedAt), ofActor))
      .orderBy(asc(limitPauses.at))
      .get() ?? null
  );
}
