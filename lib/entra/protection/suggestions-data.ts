import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { protectedPeople } from "#db/schema/index.ts";
import { suggestProtection, type Candidate, type Suggestion } from "./suggestions.ts";

/** Microsoft's own id of the role, the same in every tenant. */
const GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";
const MOST = 20;

type Flag = "isOnPremises" | "isGuest" | "isGlobalAdmin";
type Row = Omit<Candidate, Flag> & Record<Flag, 0 | 1>;

/** Accounts of the mirror, in scope or not, that should be on the list; the first twenty by name. */
export function readSuggestions(db: Database): Suggestion[] {
  const known = db.select({ objectId: protectedPeople.objectId }).from(protectedPeople).all();
  return suggestProtection(readCandidates(db), new Set(known.map(({ objectId }) => objectId))).slice(0, MOST);
}

/** Global Administrators, and whoever has a telling name; what it tells is decided in suggestions.ts. */
function readCandidates(db: Database): Candidate[] {
  const rows = db.all<Row>(sql`
    WITH RECURSIVE holders(id) AS (
      SELECT role_members.member_id
        FROM role_members JOIN directory_roles ON directory_roles.id = role_members.role_id
       WHERE directory_roles.template_id = ${GLOBAL_ADMINISTRATOR}
      UNION
      SELECT memberships.member_id FROM memberships JOIN holders ON memberships.group_id = holders.id
    )
    SELECT object_id AS objectId, display_name AS displayName, user_principal_name AS userPrincipalName,
           is_on_premises AS isOnPremises, is_guest AS isGuest, id IN holders AS isGlobalAdmin
      FROM people
     WHERE status <> 'Deleted'
       AND (id IN holders
        OR display_name || ' ' || user_principal_name LIKE '%break%glass%'
        OR display_name || ' ' || user_principal_name LIKE '%emergency%'
        OR display_name || ' ' || user_principal_name LIKE '%svc%'
        OR display_name || ' ' || user_principal_name LIKE '%service%account%')
     ORDER BY sort_key`);
  return rows.map((row) => ({
    ...row,
    isOnPremises: row.isOnPremises === 1,
    isGuest: row.isGuest === 1,
    isGlobalAdmin: row.isGlobalAdmin === 1,
  }));
}
