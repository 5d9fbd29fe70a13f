import { sha256 } from "#lib/platform/ids.ts";
import type { ActionFacts, ActionInput, ActionKey } from "./types.ts";

/**
 * The facts a decision stood on, kept with the run and compared once more right before sending: when
 * the directory changed in between, the click no longer means what it said.
 */
export function preconditionOf({ person, group, app, connection }: ActionFacts): Record<string, unknown> {
  return {
    tenantId: connection?.tenantId ?? null,
    personStatus: person.status,
    personInScope: person.inScope,
    privileges: [...person.privileges],
    protection: person.protection,
    group:
      group === null
        ? null
        : {
            objectId: group.objectId,
            kind: group.kind,
            isDynamic: group.isDynamic,
            isOnPremises: group.isOnPremises,
            isRoleAssignable: group.isRoleAssignable,
            isManagementRestricted: group.isManagementRestricted,
            inScope: group.inScope,
            hasPerson: group.hasPerson,
          },
    ...(app === null
      ? {}
      : {
          app: {
            objectId: app.objectId,
            isEnabled: app.isEnabled,
            roleIds: app.roles.map(({ roleId }) => roleId),
            direct: app.direct.map(({ assignmentId }) => assignmentId),
          },
        }),
  };
}

/** Are both the same facts? Both come from `preconditionOf`, whose keys have one order. */
export function isSamePrecondition(a: Record<string, unknown> | null, b: Record<string, unknown>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is done, to whom, in which tenant: equal for two calls that would have the same effect. */
export function digestOf(call: {
  tenantId: string;
  actionKey: ActionKey;
  subjectObjectId: string;
  input: ActionInput;
}): string {
  const input = Object.entries(call.input).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([call.tenantId, call.actionKey, call.subjectObjectId, input]));
}
