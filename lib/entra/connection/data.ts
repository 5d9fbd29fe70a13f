import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { parseScope } from "#lib/entra/scope/scope.ts";
import type { Scope } from "#lib/entra/scope/types.ts";

export const CONNECTION_ID = "entra";

/** The Entra connection as stored, its scope parsed. */
export type Connection = Omit<typeof connections.$inferSelect, "scope"> & { scope: Scope };

/** The connection, or null when Gatehouse is not connected. */
export function findConnection(db: Database): Connection | null {
  const row = db.select().from(connections).where(eq(connections.id, CONNECTION_ID)).get();
  return row === undefined ? null : { ...row, scope: parseScope(row.scope) };
}
