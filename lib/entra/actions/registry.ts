import { addUserToGroup } from "./add-user-to-group.ts";
import { assignApplicationToUser } from "./assign-application-to-user.ts";
import { blockSignIn } from "./block-sign-in.ts";
import type { ActionSpec } from "./define-action.ts";
import { deleteUser } from "./delete-user.ts";
import { removeApplicationFromUser } from "./remove-application-from-user.ts";
import { removeUserFromGroup } from "./remove-user-from-group.ts";
import { resetPassword } from "./reset-password.ts";
import { restoreUser } from "./restore-user.ts";
import { revokeUserSessions } from "./revoke-user-sessions.ts";
import type { ActionKey } from "./types.ts";
import { unblockSignIn } from "./unblock-sign-in.ts";

/** Every action Gatehouse can take, in the order surfaces list them. */
export const ACTIONS: { readonly [Key in ActionKey]: ActionSpec } = checkRegistry({
  "add-user-to-group": addUserToGroup,
  "remove-user-from-group": removeUserFromGroup,
  "assign-application-to-user": assignApplicationToUser,
  "remove-application-from-user": removeApplicationFromUser,
  "revoke-user-sessions": revokeUserSessions,
  "block-sign-in": blockSignIn,
  "unblock-sign-in": unblockSignIn,
  "reset-password": resetPassword,
  "delete-user": deleteUser,
  "restore-user": restoreUser,
});

/** The action behind a key that came from outside, or null. */
export function findAction(key: string): ActionSpec | null {
  return listActions().find((action) => action.key === key) ?? null;
}

/** All actions, in order. */
export function listActions(): readonly ActionSpec[] {
  return Object.values(ACTIONS);
}

/** Fails at load when a key and its definition, or an action and its inverse, don't agree. */
export function checkRegistry<Registry extends Record<string, ActionSpec>>(registry: Registry): Registry {
  for (const [key, action] of Object.entries(registry)) {
    if (action.key !== key) throw new Error(`Action ${action.key} is registered as ${key}.`);
    if (action.inverse !== null && registry[action.inverse]?.inverse !== key) {
      throw new Error(`Action ${key}: its inverse ${action.inverse} does not lead back.`);
    }
  }
  return registry;
}
