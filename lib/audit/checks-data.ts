import "server-only";
import type { Database } from "#db/client.ts";
import { auditChecks } from "#db/schema/index.ts";
import type { AuditCheck } from "./types.ts";

/** How the last verification of everything and of the newest rows came out. */
export function readAuditChecks(db: Database): Record<"all" | "newest", AuditCheck | null> {
  const rows = db.select().from(auditChecks).all();
  const of = (extent: "all" | "newest") => rows.find((row) => row.extent === extent) ?? null;
  return { all: of("all"), newest: of("newest") };
}
