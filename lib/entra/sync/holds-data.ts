import { asc, desc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { syncHoldItems, syncHolds } from "#db/schema/index.ts";
import { findGuard } from "./guards.ts";
import type { Hold, HoldItem } from "./types.ts";

/** What waits for somebody's decision, newest first. */
export function openHolds(db: Database): Hold[] {
  const rows = db
    .select()
    .from(syncHolds)
    .where(eq(syncHolds.status, "Held"))
    .orderBy(desc(syncHolds.heldAt));
  return rows.all().map(holdOf);
}

/** What one run held, whatever became of it. */
export function holdsOfRun(db: Database, runId: string): Hold[] {
  const rows = db.select().from(syncHolds).where(eq(syncHolds.runId, runId)).orderBy(asc(syncHolds.guard));
  return rows.all().map(holdOf);
}

export function findHold(db: Database, id: string): Hold | null {
  const row = db.select().from(syncHolds).where(eq(syncHolds.id, id)).get();
  return row === undefined ? null : holdOf(row);
}

/** The items of a hold by name, `limit` of them from `offset` on. */
export function holdItems(db: Database, holdId: string, { limit = 100, offset = 0 } = {}): HoldItem[] {
  return db
    .select()
    .from(syncHoldItems)
    .where(eq(syncHoldItems.holdId, holdId))
    .orderBy(asc(syncHoldItems.name), asc(syncHoldItems.objectId), asc(syncHoldItems.relatedId))
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ what, objectId, relatedId, name, detail }) => ({ what, objectId, relatedId, name, detail }));
}

function holdOf(row: typeof syncHolds.$inferSelect): Hold {
  const guard = findGuard(row.guard);
  const { id, runId, kind, count, known, limit, status, heldAt, decidedAt, decidedBy } = row;
  return {
    id,
    runId,
    kind,
    words: guard?.words ?? "changes would be made",
    count,
    known,
    limit,
    status,
    heldAt,
    decidedAt,
    decidedBy,
  };
}
