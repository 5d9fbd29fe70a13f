import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { DEFAULT_ROLE_ID } from "#lib/entra/actions/app-access.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { appAssignments, directoryObjectRef, memberRefs, user } from "#lib/entra/graph/paths.ts";
import { newId } from "#lib/platform/ids.ts";
import type { ActionDesk } from "./action-desk.ts";

export type TargetApp = {
  objectId: string;
  displayName: string;
  roles: readonly { roleId: string; displayName: string }[];
};

/** `way`: how the app actions reach the person. */
export type Target = { person: string; group: string; app: TargetApp; way: "direct" | "group" };

/** How the tenant stands before an action. */
export type Prepared = {
  isMember: boolean;
  isBlocked: boolean;
  isDeleted: boolean;
  assignments: readonly { assignmentId: string; roleId: string }[];
};

/** The first role of the target's app, or its default access. */
export const firstRole = ({ app }: Target) => app.roles[0]?.roleId ?? DEFAULT_ROLE_ID;

/** What the form would send. */
export function inputOf(action: ActionSpec, target: Target): Record<string, string> {
  const kind = action.fields[0]?.kind;
  if (kind === undefined) return {};
  if (kind === "group") return { groupObjectId: target.group };
  const direct = action.mark === "gains" ? `roles:${firstRole(target)}` : "direct";
  return {
    appObjectId: target.app.objectId,
    access: target.way === "group" ? `group:${target.group}` : direct,
  };
}

/** Gives the app to somebody in the tenant, past the product; its id, or null when it was given already. */
export async function giveReal(
  desk: ActionDesk,
  target: Target,
  principalId: string,
  appRoleId = firstRole(target),
): Promise<string | null> {
  const resourceId = target.app.objectId;
  try {
    const { body } = await desk.graph.write({
      method: "POST",
      path: appAssignments(resourceId),
      body: { principalId, resourceId, appRoleId },
      clientRequestId: newId(),
    });
    return String(body?.["id"]);
  } catch (error) {
    if (error instanceof GraphError && error.kind === "already-so") return null;
    throw error;
  }
}

/** Puts the tenant where an action has something to do, past the product. */
export async function prepareReal(desk: ActionDesk, action: ActionSpec, target: Target): Promise<Prepared> {
  const isAboutApp = action.fields[0]?.kind === "app";
  const takesApp = action.key === "remove-application-from-user";
  const isMember = action.key === "remove-user-from-group" || (takesApp && target.way === "group");
  const isBlocked = action.key === "unblock-sign-in";
  const isDeleted = action.actsOn === "deleted";
  if (isMember) {
    const body = directoryObjectRef(desk.tenant.url, target.person);
    await desk.graph.write({
      method: "POST",
      path: memberRefs(target.group),
      body,
      clientRequestId: newId(),
    });
  }
  if (isBlocked) {
    await desk.graph.write({
      method: "PATCH",
      path: user(target.person),
      body: { accountEnabled: false },
      clientRequestId: newId(),
    });
  }
  if (isDeleted)
    await desk.graph.write({ method: "DELETE", path: user(target.person), clientRequestId: newId() });
  if (isAboutApp && target.way === "group") await giveReal(desk, target, target.group);
  const given = takesApp && target.way === "direct" ? await giveReal(desk, target, target.person) : null;
  const assignments = given === null ? [] : [{ assignmentId: given, roleId: firstRole(target) }];
  return { isMember, isBlocked, isDeleted, assignments };
}
