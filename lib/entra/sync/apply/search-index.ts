import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";

/** Present while `people_search` lags behind `people` and has to be built anew. */
export const SEARCH_STALE = "people_search.stale";
/** So many rows are still indexed together with the change itself. */
const AT_ONCE = 5_000;

/**
 * Brings the search index along with the touched people. Call it after `people` was written, in the
 * same transaction; more than a few thousand rows are left to `rebuildSearchIndex`.
 */
export function updateSearchIndex(db: Database, clock: Clock, written: number): void {
  if (written > AT_ONCE) {
    const row = { key: SEARCH_STALE, value: "1", updatedAt: clock.now() };
    db.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
    return;
  }
  const client = db.$client;
  const isFirst = client.prepare("SELECT 1 FROM touched_people LIMIT 1").get() === undefined && written > 0;
  const changed = isFirst ? "SELECT id FROM people" : "SELECT id FROM touched_people";
  const gone = `SELECT o.id FROM staged_people s CROSS JOIN objects o ON o.object_id = s.object_id WHERE s.is_removed = 1`;
  client.prepare(`DELETE FROM people_search WHERE rowid IN (${changed} UNION ALL ${gone})`).run();
  client
    .prepare(
      `INSERT INTO people_search (rowid, text) SELECT id, search_text FROM people WHERE id IN (${changed})`,
    )
    .run();
}

/** Builds the index anew when a large change left it behind; does nothing otherwise. */
export function rebuildSearchIndex(db: Database): void {
  inTransaction(db, () => {
    if (db.select().from(settings).where(eq(settings.key, SEARCH_STALE)).get() === undefined) return;
    db.$client.exec("DELETE FROM people_search");
    db.$client.exec("INSERT INTO people_search (rowid, text) SELECT id, search_text FROM people");
    db.delete(settings).where(eq(settings.key, SEARCH_STALE)).run();
  });
}
