import { inTransaction, type Database } from "#db/client.ts";

/** Who counts as People. Deleted people never do. */
export type Scope = { includeGuests: boolean; includeBlocked: boolean };

export const DEFAULT_SCOPE: Scope = { includeGuests: false, includeBlocked: false };

/** Whether a person is in scope. The same rule as `scopeSql`. */
export function isInScope(
  person: { status: "Active" | "Blocked" | "Deleted"; isGuest: boolean },
  scope: Scope,
): boolean {
  if (person.status === "Deleted") return false;
  return (person.status === "Active" || scope.includeBlocked) && (!person.isGuest || scope.includeGuests);
}

/** The rule as SQL over columns `status` and `is_guest`; gives 0 or 1. Built from constants only. */
export function scopeSql(scope: Scope): string {
  const statuses = scope.includeBlocked ? "('Active', 'Blocked')" : "('Active')";
  return `(status IN ${statuses}${scope.includeGuests ? "" : " AND is_guest = 0"})`;
}

/** Marks everybody in or out of scope anew; rows that stay as they are are not written. Gives how many changed. */
export function recomputeScope(db: Database, scope: Scope): { people: number; groups: number } {
  return inTransaction(db, () => {
    const rule = scopeSql(scope);
    const people = db.$client.prepare(`UPDATE people SET in_scope = ${rule} WHERE in_scope <> ${rule}`).run();
    const groups = db.$client.prepare("UPDATE groups SET in_scope = 1 WHERE in_scope <> 1").run();
    return { people: people.changes, groups: groups.changes };
  });
}
