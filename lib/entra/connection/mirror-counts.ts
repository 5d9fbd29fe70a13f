import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";

/** The figures of the overview, from the mirror. */
export type MirrorCounts = {
  people: number;
  groups: number;
  memberships: number;
  apps: number;
  assignments: number;
};

/** Counts what Gatehouse shows: people and groups in scope, enterprise applications and who is assigned. */
export function countMirror(db: Database): MirrorCounts {
  return db.get<MirrorCounts>(sql`
    SELECT
      (SELECT count(*) FROM people WHERE in_scope = 1) AS people,
      (SELECT count(*) FROM groups WHERE in_scope = 1) AS groups,
      (SELECT count(*) FROM memberships) AS memberships,
      (SELECT count(*) FROM apps WHERE is_enterprise = 1) AS apps,
      (SELECT count(*) FROM assignments) AS assignments`);
}
