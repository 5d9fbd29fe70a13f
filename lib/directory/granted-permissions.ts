import type { Database } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";

/** What the connection's token carries, as last recorded; empty when not connected. */
export function grantedPermissions(db: Database): string[] {
  return db.select({ granted: connections.grantedPermissions }).from(connections).get()?.granted ?? [];
}
