import "server-only";
import { desc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { connectDrafts, connections } from "#db/schema/index.ts";
import { parseScope } from "#lib/entra/scope/scope.ts";
import type { Scope } from "#lib/entra/scope/types.ts";

export const CONNECTION_ID = "entra";
const TRIED_MS = 60 * 60_000;

/** The Entra connection as stored, its scope parsed. */
export type Connection = Omit<typeof connections.$inferSelect, "scope"> & { scope: Scope };

/** The connection, or null when Gatehouse is not connected. */
export function findConnection(db: Database): Connection | null {
  const row = db.select().from(connections).where(eq(connections.id, CONNECTION_ID)).get();
  return row === undefined ? null : { ...row, scope: parseScope(row.scope) };
}

/** What a member chose in the newest attempt to connect, if it came to nothing less than an hour ago: to try again. */
export function lastTriedPowers(db: Database, memberId: string, now: number): readonly string[] | null {
  const last = db
    .select({ phase: connectDrafts.phase, powers: connectDrafts.powers, createdAt: connectDrafts.createdAt })
    .from(connectDrafts)
    .where(eq(connectDrafts.memberId, memberId))
    .orderBy(desc(connectDrafts.createdAt))
    .limit(1)
    .get();
  return last?.phase === "failed" && last.createdAt > now - TRIED_MS ? last.powers : null;
}
