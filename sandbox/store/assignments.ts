import { createHash } from "node:crypto";
import type { Store } from "./store.ts";
import type { Assignment, StoredObject } from "./types.ts";

type AssignmentRow = { id: string; role_id: string; principal: number; resource: number; created_at: string };

export function assignmentsOf(
  store: Store,
  by: "resource" | "principal",
  id: number,
  after = "",
  limit = -1,
): Assignment[] {
  const text = `select * from assignments where ${by} = ? and id > ? order by id limit ?`;
  return store.rows<AssignmentRow>(text, id, after, limit).map(toAssignment);
}

export function findAssignment(store: Store, id: string): Assignment | undefined {
  const row = store.row<AssignmentRow>("select * from assignments where id = ?", id);
  return row && toAssignment(row);
}

/**
 * Gives a role; undefined when it is given already. The id is base64url like Graph's, not a GUID; the same
 * role given again later gets another one.
 */
export function addAssignment(
  store: Store,
  principal: StoredObject,
  resource: StoredObject,
  roleId: string,
  createdDateTime: string,
): Assignment | undefined {
  const digest = createHash("sha256")
    .update(`${principal.objectId}:${resource.objectId}:${roleId}:${createdDateTime}`)
    .digest();
  const id = digest.subarray(0, 32).toString("base64url");
  const { changes } = store
    .sql("insert or ignore into assignments values (?, ?, ?, ?, ?)")
    .run(id, roleId, principal.id, resource.id, createdDateTime);
  return changes > 0
    ? { id, appRoleId: roleId, principalId: principal.id, resourceId: resource.id, createdDateTime }
    : undefined;
}

export function removeAssignment(store: Store, id: string): void {
  store.sql("delete from assignments where id = ?").run(id);
}

function toAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.id,
    appRoleId: row.role_id,
    principalId: row.principal,
    resourceId: row.resource,
    createdDateTime: row.created_at,
  };
}
