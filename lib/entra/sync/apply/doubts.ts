import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { KINDS, type MirrorKind } from "./kinds.ts";

/** So long an object that delta called removed, and that is still listed, is asked for again. */
const DOUBT_MS = 7 * 24 * 60 * 60_000;

/** What this cycle told of anew, or what has stayed for a week, is doubted no longer. */
export function settleDoubts(db: Database, clock: Clock, told: ReadonlySet<MirrorKind>): void {
  if (db.$client.prepare("SELECT 1 FROM sync_doubts LIMIT 1").get() === undefined) return;
  db.$client.prepare("DELETE FROM sync_doubts WHERE since < ?").run(clock.now() - DOUBT_MS);
  for (const kind of ["people", "groups", "apps", "units"] as const) {
    if (!told.has(kind)) continue;
    const { staged } = KINDS[kind];
    const isTold = `SELECT object_id FROM ${staged} WHERE is_removed = 1 OR display_name IS NOT NULL`;
    db.$client.prepare(`DELETE FROM sync_doubts WHERE kind = ? AND object_id IN (${isTold})`).run(kind);
  }
}
