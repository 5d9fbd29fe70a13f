import type { Database } from "#db/client.ts";
import type { StagedApp } from "../map/map-app.ts";
import type { StagedAssignment } from "../map/map-assignment.ts";
import type { StagedGroup } from "../map/map-group.ts";
import type { LinkedObject, ObjectKind } from "../map/map-link.ts";
import type { mapDirectoryRole, StagedUnit } from "../map/map-unit.ts";
import type { StagedPerson } from "../map/map-user.ts";
import { UNREAD, type LinkKind } from "./links.ts";
import { openObjects } from "./open-objects.ts";
import { openLinkStaging } from "./open-link-staging.ts";
import { markWriter, rowWriter } from "./row-writer.ts";

/** Prepared writers into the staging tables; call them inside a transaction. */
export type Staging = ReturnType<typeof openStaging>;

const PUT_ASSIGNMENT = `INSERT INTO staged_assignments
    (assignment_id, app_id, principal_id, principal_kind, role_id, created_in_entra_at)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (assignment_id) DO UPDATE SET role_id = excluded.role_id`;
const DELETE_PERSON = `INSERT INTO staged_people (object_id, is_removed, deleted_at) VALUES (?, 0, ?)
  ON CONFLICT (object_id) DO UPDATE SET is_removed = 0, deleted_at = coalesce(deleted_at, excluded.deleted_at)`;

export function openStaging(db: Database) {
  const client = db.$client;
  const objects = openObjects(client);
  const person = rowWriter<StagedPerson>(client, "staged_people", { keepWhenNull: ["manager_object_id"] });
  const group = rowWriter<StagedGroup>(client, "staged_groups");
  const app = rowWriter<StagedApp>(client, "staged_apps");
  const unit = rowWriter<StagedUnit>(client, "staged_units");
  const role = rowWriter<ReturnType<typeof mapDirectoryRole>>(client, "staged_roles");
  const assignment = client.prepare(PUT_ASSIGNMENT);
  const deletePerson = client.prepare(DELETE_PERSON);
  const manager = client.prepare("UPDATE staged_people SET manager_object_id = ? WHERE object_id = ?");
  const links = openLinkStaging(client);

  const put =
    <Row extends { objectId: string }>(kind: ObjectKind, write: (row: Row) => void) =>
    (row: Row): void => {
      objects.see(row.objectId, kind);
      write(row);
    };

  return {
    objectRowId: objects.rowId,
    people: { put: put("user", person), ...markWriter(client, "staged_people") },
    groups: { put: put("group", group), ...markWriter(client, "staged_groups") },
    apps: { put: put("app", app), ...markWriter(client, "staged_apps") },
    units: { put: put("unit", unit), ...markWriter(client, "staged_units") },
    putRole: put("role", role),
    /** Soft-deleted: the person stays known, as Deleted. */
    markDeleted: (objectId: string, at: number): void => void deletePerson.run(objectId, at),
    /** Of a person staged before. */
    setManager: (objectId: string, managerId: string): void => void manager.run(managerId, objectId),
    putLinks(kind: LinkKind, parentId: number, linked: readonly LinkedObject[]): void {
      if (!links.addKnown(kind, parentId, linked)) {
        for (const { objectId, kind: objectKind } of linked) objects.add(objectId, objectKind);
        links.addKnown(kind, parentId, linked);
      }
    },
    /** One change of a link; the last one of a round wins. */
    changeLink(kind: LinkKind, parentId: number, linked: LinkedObject): void {
      links.change(kind, parentId, objects.rowId(linked.objectId, linked.kind), linked.isRemoved);
    },
    markUnread: (kind: LinkKind, parentId: number) => links.mark(kind + UNREAD, parentId),
    mark: links.mark,
    endOthers: links.endOthers,
    putAssignment(appId: number, row: StagedAssignment): void {
      const principalId = objects.rowId(row.principalObjectId, row.principalKind);
      assignment.run(
        row.assignmentId,
        appId,
        principalId,
        row.principalKind,
        row.roleId,
        row.createdInEntraAt,
      );
    },
  };
}
