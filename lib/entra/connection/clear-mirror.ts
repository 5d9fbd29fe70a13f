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

const POSITIONS = [
  schema.syncCursors,
  schema.syncDoubts,
  schema.syncHoldItems,
  schema.syncHolds,
  schema.mirrorKinds,
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

/** Empties what a cycle has read and not applied. */
export function clearStaging(db: Database): void {
  for (const table of STAGING) db.delete(table).run();
}

/** Forgets where cycles would go on from, what they hold and what they doubt. */
export function clearPositions(db: Database): void {
  for (const table of POSITIONS) db.delete(table).run();
}

/** Empties the mirror of a tenant that is no longer the one connected. Requests and audit stay. */
export function clearMirror(db: Database): void {
  clearStaging(db);
  clearPositions(db);
  for (const table of MIRROR) db.delete(table).run();
}
