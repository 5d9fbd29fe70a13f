import "server-only";
import type { Database } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { readWorkspace } from "./workspace-settings.ts";

/** The workspace's own name, else the connected tenant's, else the product's. */
export function companyName(db: Database): string {
  return readWorkspace(db).name || (findConnection(db)?.tenantName ?? "Gatehouse");
}
