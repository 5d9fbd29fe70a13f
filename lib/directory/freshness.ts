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
  /** Epoch milliseconds of when this part of the mirror was last brought up to date; null before the first. */
  readAt: number | null;
};

/** Which part of the mirror a view shows. */
export type FreshKind = "people" | "groups" | "apps";

/**
 * The connection's state and the age of one part of the mirror, of all of it when none is named. A part
 * that is held or can't be read is older than the last sync.
 */
export function findFreshness(db: Database, kind?: FreshKind): Freshness {
  const age =
    kind === undefined
      ? sql`last_sync_at`
      : sql`coalesce((SELECT applied_at FROM mirror_kinds WHERE kind = ${kind}), last_sync_at)`;
  const row = db.get<{ status: Freshness["status"]; readAt: number | null } | undefined>(
    sql`SELECT status, ${age} AS readAt FROM connections`,
  );
  return row ?? { status: "Not connected", readAt: null };
}

/** There is nothing to show yet: not connected, or the first import is not finished. */
export function hasNoDirectory(
  freshness: Freshness,
): freshness is Freshness & { status: "Not connected" | "Importing" | "Ready for review" } {
  return ["Not connected", "Importing", "Ready for review"].includes(freshness.status);
}
