import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { sha256 } from "#lib/platform/ids.ts";

/** Ends the session a browser had before it signed in anew; a copy of the old cookie is then worthless. */
export function endReplacedSession(db: Database, clock: Clock, reference: string | undefined): void {
  if (reference === undefined) return;
  inTransaction(db, () => {
    db.update(sessions)
      .set({ endedAt: clock.now() })
      .where(and(eq(sessions.id, sha256(reference)), isNull(sessions.endedAt)))
      .run();
  });
}
