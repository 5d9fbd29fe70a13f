import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";

/** How far the mirror can be trusted: is there a connection, and when was Entra last read? */
export type Freshness = {
  status:
    | "Not connected"
    | "Importing"
    | "Ready for review"
    | "Connected"
    | "Needs reauthorization"
    | "Paused";
  /** Epoch milliseconds of the last finished sync; null before the first. */
  readAt: number | null;
};

/** The connection's state and the age of the mirror. */
export function findFreshness(db: Database): Freshness {
  const row = db.get<{ status: Freshness["status"]; readAt: number | null } | undefined>(
    sql`SELECT status, last_sync_at AS readAt FROM connections`,
  );
  return row ?? { status: "Not connected", readAt: null };
}

/** There is nothing to show yet: not connected, or the first import is not finished. */
export function hasNoDirectory(
  freshness: Freshness,
): freshness is Freshness & { status: "Not connected" | "Importing" | "Ready for review" } {
  return ["Not connected", "Importing", "Ready for review"].includes(freshness.status);
}
