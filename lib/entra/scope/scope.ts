import type { Database } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { scopeSchema } from "./schema.ts";
import type { Scope } from "./types.ts";

/** A stored scope, whatever version of Gatehouse wrote it. */
export function parseScope(stored: unknown): Scope {
  return scopeSchema.parse(stored);
}

/** The scope of the connection; null when nothing is connected. */
export function readScope(db: Database): Scope | null {
  const row = db.select({ scope: connections.scope }).from(connections).get();
  return row === undefined ? null : parseScope(row.scope);
}

/** Whether the choice of people depends on links, so that a membership can bring someone in or out. */
export const followsLinks = ({ people, groups }: Scope): boolean =>
  people.by === "groups" || people.by === "units" || groups.by === "units";

/**
 * The people the scope may show, as SQL over a row `alias` of `people` (columns id, status, is_guest,
 * distinguished_name). Without `withSwitches` guests and blocked people are judged like anybody.
 * Ids and paths go through JSON text that is quoted here, and nowhere else.
 */
export function peopleRule(scope: Scope, alias = "people", withSwitches = true): string {
  const rules = [withSwitches ? statusRule(scope, alias) : `${alias}.status <> 'Deleted'`];
  if (scope.people.by !== "everyone") rules.push(chosenPeople(scope.people, alias));
  return `(${rules.join(" AND ")})`;
}

/** Of these columns alone: what a person's own row decides. Gives 0 or 1. */
export function statusRule(
  scope: Pick<Scope, "includeGuests" | "includeBlocked">,
  alias: string | null = null,
): string {
  const column = (name: string) => (alias === null ? name : `${alias}.${name}`);
  const statuses = scope.includeBlocked ? "('Active', 'Blocked')" : "('Active')";
  return `(${column("status")} IN ${statuses}${scope.includeGuests ? "" : ` AND ${column("is_guest")} = 0`})`;
}

function chosenPeople(people: Exclude<Scope["people"], { by: "everyone" }>, alias: string): string {
  if (people.by === "groups") return `${alias}.id IN (${nestedMembers(people.objectIds)})`;
  if (people.by !== "ou") {
    return `${alias}.id IN (SELECT m.member_id FROM unit_members m JOIN objects o ON o.id = m.unit_id
      WHERE o.object_id IN (${listOf(people.objectIds)}))`;
  }
  // A distinguished name begins with the person's own part; what follows is where they are.
  const isUnder = `lower(substr(${alias}.distinguished_name, -length(j.value) - 1)) = ',' || lower(j.value)`;
  return `EXISTS (SELECT 1 FROM json_each(${jsonText(people.paths)}) j WHERE ${isUnder})`;
}

/** Everybody in these groups, and in the groups inside them however deep; circles end by themselves. */
function nestedMembers(objectIds: readonly string[]): string {
  return `WITH RECURSIVE inside(id) AS (
      SELECT o.id FROM objects o WHERE o.object_id IN (${listOf(objectIds)})
      UNION SELECT m.member_id FROM memberships m JOIN inside i ON m.group_id = i.id
        JOIN groups nested ON nested.id = m.member_id)
    SELECT m.member_id FROM memberships m JOIN inside i ON m.group_id = i.id`;
}

/** The groups the scope shows, as SQL over a row `alias` of `groups`. */
export function groupsRule({ groups }: Scope, alias = "groups"): string {
  if (groups.by === "all") return "1";
  if (groups.by === "groups") return `(${alias}.object_id IN (${listOf(groups.objectIds)}))`;
  return `(${alias}.id IN (SELECT m.member_id FROM unit_members m JOIN objects o ON o.id = m.unit_id
    WHERE o.object_id IN (${listOf(groups.objectIds)})))`;
}

/**
 * Marks everybody and every group in or out of scope anew, in sets; rows that stay as they are are not
 * written. Call inside a transaction. Gives how many changed.
 * @param only SELECTs of the ids to look at; everybody when left out.
 */
export function recomputeScope(
  db: Database,
  scope: Scope,
  only?: { people: string; groups: string },
): { people: number; groups: number } {
  const run = (table: "people" | "groups", rule: string) => {
    const rows = only === undefined ? "1" : `${table}.id IN (${only[table]})`;
    return db.$client
      .prepare(`UPDATE ${table} SET in_scope = NOT in_scope WHERE ${rows} AND in_scope <> ${rule}`)
      .run().changes;
  };
  return { people: run("people", peopleRule(scope)), groups: run("groups", groupsRule(scope)) };
}

/** Whether one person of the mirror is within this scope. */
export function fitsScope(db: Database, scope: Scope, personId: number): boolean {
  const test = db.$client.prepare(`SELECT 1 FROM people WHERE id = ? AND ${peopleRule(scope)}`);
  return test.get(personId) !== undefined;
}

/** The same if the account were an active one: blocking or deleting alone does not take anybody away. */
export function wouldFitScope(db: Database, scope: Scope, personId: number): boolean {
  const asActive = "SELECT id, 'Active' AS status, is_guest, distinguished_name FROM people WHERE id = ?";
  const test = db.$client.prepare(`SELECT 1 FROM (${asActive}) AS people WHERE ${peopleRule(scope)}`);
  return test.get(personId) !== undefined;
}

/** Marks one person anew. Call inside a transaction. */
export function recomputeScopeOf(db: Database, scope: Scope, personObjectId: string): void {
  const rule = peopleRule(scope);
  db.$client
    .prepare(`UPDATE people SET in_scope = NOT in_scope WHERE object_id = ? AND in_scope <> ${rule}`)
    .run(personObjectId);
}

const jsonText = (values: readonly string[]) => `'${JSON.stringify(values).replaceAll("'", "''")}'`;
const listOf = (values: readonly string[]) => `SELECT value FROM json_each(${jsonText(values)})`;
