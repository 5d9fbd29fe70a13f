import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";

export type OrgPerson = { objectId: string; displayName: string; jobTitle: string | null };
export type PersonOrg = {
  /** From the top down to the direct manager; at most ten. */
  managers: OrgPerson[];
  reports: OrgPerson[];
  reportCount: number;
  /** Others with the same manager. */
  peerCount: number;
};

const LONGEST_CHAIN = 10;
const MOST_REPORTS = 50;

/**
 * Who a person reports to, up to the top, and who reports to them. A circle in the directory ends
 * where it closes. `onlyInScope` hides everybody whom an employee could not open.
 */
export function personOrg(db: Database, personId: number, onlyInScope: boolean): PersonOrg {
  const visible = onlyInScope ? sql`p.in_scope = 1` : sql`p.status <> 'Deleted'`;
  const managers = managerChain(db, personId, onlyInScope);
  const reports =
    db.all<OrgPerson>(sql`SELECT p.object_id AS objectId, p.display_name AS displayName, p.job_title AS jobTitle
    FROM people p WHERE p.manager_id = ${personId} AND p.id <> ${personId} AND ${visible}
    ORDER BY p.sort_key, p.id LIMIT ${MOST_REPORTS}`);
  const reportCount = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM people p WHERE p.manager_id = ${personId} AND p.id <> ${personId} AND ${visible}`,
  ).n;
  const peerCount = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM people p
    WHERE p.manager_id = (SELECT manager_id FROM people WHERE id = ${personId}) AND p.id <> ${personId} AND ${visible}`).n;
  return { managers, reports, reportCount, peerCount };
}

function managerChain(db: Database, personId: number, onlyInScope: boolean): OrgPerson[] {
  const chain: OrgPerson[] = [];
  const seen = new Set([personId]);
  let at = personId;
  while (chain.length < LONGEST_CHAIN) {
    const manager = db.get<(OrgPerson & { id: number; isInScope: number }) | undefined>(sql`SELECT m.id AS id,
        m.object_id AS objectId, m.display_name AS displayName, m.job_title AS jobTitle, m.in_scope AS isInScope
      FROM people p JOIN people m ON m.id = p.manager_id WHERE p.id = ${at}`);
    if (manager === undefined || seen.has(manager.id) || (onlyInScope && manager.isInScope === 0)) break;
    const { id, objectId, displayName, jobTitle } = manager;
    chain.unshift({ objectId, displayName, jobTitle });
    seen.add(id);
    at = id;
  }
  return chain;
}
