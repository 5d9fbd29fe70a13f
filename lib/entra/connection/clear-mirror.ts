import "server-only";
import type { Database } from "#db/client.ts";
import * as schema from "#db/schema/index.ts";

const STAGING = [
  schema.stagedPeople,
  schema.stagedGroups,
  schema.stagedApps,
  schema.stagedUnits,
  schema.stagedRoles,
  schema.stagedLinks,
  schema.stagedAssignments,
];

const MIRROR = [
  schema.memberships,
  schema.ownerships,
  schema.assignments,
  schema.unitMembers,
  schema.roleMembers,
  schema.appRoles,
  schema.people,
  schema.groups,
  schema.apps,
  schema.administrativeUnits,
  schema.directoryRoles,
  schema.changeFeed,
  schema.objects,
];

/** Empties what a cycle has read and not applied, and the positions it would go on from. */
export function clearStaging(db: Database): void {
  for (const table of [...STAGING, schema.syncCursors]) db.delete(table).run();
}

/** Empties the mirror of a tenant that is no longer the one connected. Requests and audit stay. */
export function clearMirror(db: Database): void {
  clearStaging(db);
  for (const table of MIRROR) db.delete(table).run();
}
