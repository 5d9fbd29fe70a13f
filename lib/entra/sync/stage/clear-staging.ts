import type { Database } from "#db/client.ts";

const TABLES = [
  "staged_people",
  "staged_groups",
  "staged_apps",
  "staged_units",
  "staged_roles",
  "staged_links",
  "staged_assignments",
] as const;

/** Forgets what a cycle has read. Call inside a transaction. */
export function clearStaging(db: Database): void {
  for (const table of TABLES) db.$client.exec(`DELETE FROM ${table}`);
}
