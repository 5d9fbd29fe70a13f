import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";

export const CONNECTION_ID = "entra";

/** The Entra connection as stored. */
export type Connection = typeof connections.$inferSelect;

/** The connection, or null when Gatehouse is not connected. */
export function findConnection(db: Database): Connection | null {
  return db.select().from(connections).where(eq(connections.id, CONNECTION_ID)).get() ?? null;
}
