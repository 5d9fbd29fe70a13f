import "server-only";
import { and, eq, gte, min } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { syncRuns } from "#db/schema/index.ts";
import { findConfirmedAt } from "#lib/instance/data.ts";

/**
 * Up to when dates may have had their run unknown to this database: it was restored or copied, and confirmed at
 * this moment (epoch ms). -Infinity where that never was.
 */
export function datesInDoubtUntil(db: Database): number {
  return findConfirmedAt(db) ?? -Infinity;
}

/**
 * The same for lines of the change feed. The first sync that was begun and completed after the confirmation
 * finds once more what was found before; until there was one, any line may be of that kind.
 */
export function changesInDoubtUntil(db: Database): number {
  const confirmedAt = findConfirmedAt(db);
  if (confirmedAt === null) return -Infinity;
  const isAfter = and(eq(syncRuns.status, "Completed"), gte(syncRuns.startedAt, confirmedAt));
  const first = db
    .select({ at: min(syncRuns.finishedAt) })
    .from(syncRuns)
    .where(isAfter)
    .get();
  return first?.at ?? Infinity;
}
