import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { fitsScope, readScope } from "#lib/entra/scope/scope.ts";
import type { Scope } from "#lib/entra/scope/types.ts";
import { dayWords } from "#lib/workspace/date-words.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { groupManageability } from "./group-manageability.ts";
import { grantedPermissions } from "./granted-permissions.ts";
import { endOfPrefix, parseSearchTerms, toMatchExpression } from "./search-terms.ts";
import type { GroupKind, PersonStatus } from "./types.ts";

/** Why somebody or something is, or is not, seen in Gatehouse; each with the sentence and the way out. */
export type WhyAnswer = {
  kind: "person" | "group";
  objectId: string;
  displayName: string;
  /** Work email, or the kind of group. */
  detail: string;
  isHere: boolean;
  /** Every reason that alone would keep them out; one sentence when they are here. */
  reasons: string[];
  /** What to do; null when nothing is needed. */
  wayOut: string | null;
};

export type WhyPage = { answers: WhyAnswer[]; hasMore: boolean };

const LISTED = 8;

/**
 * Answers "Why is X not here?" from the mirror, for people and groups by name, email or object id. An
 * empty page means that Entra had nobody and nothing of that name when it was last read.
 */
export function whyMissing(db: Database, typed: string): WhyPage {
  const terms = parseSearchTerms(typed);
  if (terms === null) return { answers: [], hasMore: false };
  const people = findPeople(db, terms);
  const groups = findGroups(db, terms);
  const scope = readScope(db);
  const answers = [
    ...people.slice(0, LISTED).map((row) => personAnswer(db, row, scope)),
    ...groups.slice(0, LISTED).map((row) => groupAnswer(db, row, scope)),
  ];
  return { answers, hasMore: people.length > LISTED || groups.length > LISTED };
}

type Terms = NonNullable<ReturnType<typeof parseSearchTerms>>;

type PersonRow = {
  id: number;
  objectId: string;
  displayName: string;
  workEmail: string;
  status: PersonStatus;
  isGuest: number;
  inScope: number;
  deletedAt: number | null;
};

function findPeople(db: Database, terms: Terms): PersonRow[] {
  const columns = sql`p.id, p.object_id AS objectId, p.display_name AS displayName, p.work_email AS workEmail,
    p.status, p.is_guest AS isGuest, p.in_scope AS inScope, p.deleted_at AS deletedAt`;
  const order = sql`ORDER BY p.in_scope, p.sort_key LIMIT ${LISTED + 1}`;
  if (terms.objectId !== null)
    return db.all(sql`SELECT ${columns} FROM people p WHERE p.object_id = ${terms.objectId}`);
  const short = terms.short.map((word) => sql` AND instr(p.search_text, ${word}) > 0`);
  if (terms.long.length === 0) {
    const [word = ""] = terms.short;
    return db.all(
      sql`SELECT ${columns} FROM people p WHERE p.sort_key >= ${word} AND p.sort_key < ${endOfPrefix(word)} ${order}`,
    );
  }
  const match = toMatchExpression(terms.long);
  return db.all(
    sql`SELECT ${columns} FROM people_search(${match}) s JOIN people p ON p.id = s.rowid WHERE 1 ${sql.join(short, sql``)} ${order}`,
  );
}

type GroupRow = {
  objectId: string;
  displayName: string;
  kind: GroupKind;
  isDynamic: number;
  isOnPremises: number;
  isRoleAssignable: number;
  isManagementRestricted: number;
  inScope: number;
};

function findGroups(db: Database, terms: Terms): GroupRow[] {
  const words = [...terms.long, ...terms.short].map((word) => sql`instr(g.sort_key, ${word}) > 0`);
  const where = terms.objectId === null ? sql.join(words, sql` AND `) : sql`g.object_id = ${terms.objectId}`;
  return db.all(
    sql`SELECT g.object_id AS objectId, g.display_name AS displayName, g.kind, g.is_dynamic AS isDynamic,
          g.is_on_premises AS isOnPremises, g.is_role_assignable AS isRoleAssignable,
          g.is_management_restricted AS isManagementRestricted, g.in_scope AS inScope
        FROM groups g WHERE ${where} ORDER BY g.in_scope, g.sort_key LIMIT ${LISTED + 1}`,
  );
}

const SCOPE_PLACE = "Settings → Integrations → Microsoft Entra ID";
const RECYCLE_MS = 30 * 24 * 60 * 60_000;
const CHOSEN = {
  everyone: "",
  groups: "not a member of the chosen groups",
  units: "not in the chosen administrative units",
  ou: "not in the chosen organizational units",
} as const;

function personAnswer(db: Database, row: PersonRow, scope: Scope | null): WhyAnswer {
  const base = {
    kind: "person" as const,
    objectId: row.objectId,
    displayName: row.displayName,
    detail: row.workEmail,
    isHere: row.inScope === 1,
  };
  if (base.isHere) return { ...base, reasons: ["In People."], wayOut: null };
  if (scope === null) {
    return {
      ...base,
      reasons: ["Microsoft Entra ID is not connected."],
      wayOut: `Connect it in ${SCOPE_PLACE}.`,
    };
  }
  if (row.status === "Deleted") {
    const until = row.deletedAt === null || row.deletedAt === 0 ? null : row.deletedAt + RECYCLE_MS;
    const when =
      until === null ? "" : ` It can be restored there until ${dayWords(until, readWorkspace(db).timeZone)}.`;
    return {
      ...base,
      reasons: [`Deleted in Entra.${when}`],
      wayOut: "Restore the account in Entra; the next sync brings them back.",
    };
  }
  const reasons: string[] = [];
  const switches: string[] = [];
  if (row.isGuest === 1 && !scope.includeGuests) {
    reasons.push("A guest account, and guests are excluded.");
    switches.push("Include guest accounts");
  }
  if (row.status === "Blocked" && !scope.includeBlocked) {
    reasons.push("Blocked in Entra, and deactivated users are excluded.");
    switches.push("Include deactivated users");
  }
  const everyone = { ...scope, includeGuests: true, includeBlocked: true };
  const isChosen = fitsScope(db, everyone, row.id);
  if (!isChosen) reasons.push(`Out of scope: ${CHOSEN[scope.people.by]}.`);
  const parts = [
    ...(switches.length === 0 ? [] : [`Switch on ${switches.map((name) => `“${name}”`).join(" and ")}`]),
    ...(isChosen ? [] : [`${switches.length === 0 ? "Widen" : "widen"} the people in scope`]),
  ];
  return {
    ...base,
    reasons,
    wayOut: parts.length === 0 ? null : `${parts.join(", and ")} in ${SCOPE_PLACE}.`,
  };
}

function groupAnswer(db: Database, row: GroupRow, scope: Scope | null): WhyAnswer {
  const facts = {
    kind: row.kind,
    isDynamic: row.isDynamic === 1,
    isOnPremises: row.isOnPremises === 1,
    isRoleAssignable: row.isRoleAssignable === 1,
    isManagementRestricted: row.isManagementRestricted === 1,
    inScope: row.inScope === 1,
  };
  const base = {
    kind: "group" as const,
    objectId: row.objectId,
    displayName: row.displayName,
    detail: row.kind,
    isHere: facts.inScope,
  };
  if (!facts.inScope) {
    const how =
      scope?.groups.by === "units"
        ? "not in the chosen administrative units"
        : "not one of the chosen groups";
    return {
      ...base,
      reasons: [scope === null ? "Microsoft Entra ID is not connected." : `Out of scope: ${how}.`],
      wayOut: `Add it to the scope in ${SCOPE_PLACE}.`,
    };
  }
  const manageable = groupManageability(facts, grantedPermissions(db));
  if (manageable.isManageable) return { ...base, reasons: ["In Groups, and can be a target."], wayOut: null };
  return {
    ...base,
    reasons: ["In Groups, but can’t be a target.", manageable.reason],
    wayOut: manageable.whereToDoIt,
  };
}
