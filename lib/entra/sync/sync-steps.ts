import { apps } from "./steps/apps.ts";
import { assignments } from "./steps/assignments.ts";
import { confirmRemovals } from "./steps/confirm-removals.ts";
import { deletedUsers } from "./steps/deleted-users.ts";
import { groups } from "./steps/groups.ts";
import { groupMembers, owners, roleMembers } from "./steps/link-steps.ts";
import { appChanges, groupChanges, unitChanges } from "./steps/object-changes.ts";
import { restored, restoredOwners } from "./steps/restored.ts";
import { roles } from "./steps/roles.ts";
import { units } from "./steps/units.ts";
import { userChanges } from "./steps/user-changes.ts";
import { users } from "./steps/users.ts";
import { watermarks } from "./steps/watermarks.ts";
import type { SyncStep } from "./step.ts";
import type { SyncKind } from "./types.ts";

/** The plan of a cycle, in the order people see it. Steps run as soon as what they depend on is over. */
export const SYNC_STEPS: readonly SyncStep[] = [
  watermarks,
  users,
  groups,
  owners,
  groupMembers,
  apps,
  units,
  userChanges,
  groupChanges,
  appChanges,
  unitChanges,
  assignments,
  roles,
  roleMembers,
  deletedUsers,
  restored,
  restoredOwners,
  confirmRemovals,
];

/** The steps of one kind of cycle, depending only on each other. */
export function stepsOf(kind: SyncKind): SyncStep[] {
  const steps = SYNC_STEPS.filter(
    (step) => step.in === "both" || (step.in === "delta") === (kind === "delta"),
  );
  const keys = new Set(steps.map(({ key }) => key));
  return steps.map((step) => ({ ...step, dependsOn: step.dependsOn.filter((key) => keys.has(key)) }));
}

/** The title of a step as people see it. */
export function stepTitle(key: string): string {
  return SYNC_STEPS.find((step) => step.key === key)?.title ?? key;
}
