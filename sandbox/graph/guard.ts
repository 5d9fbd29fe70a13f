import { listParents } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import type { ObjectKind, StoredObject } from "../store/types.ts";
import type { GraphCall } from "./call.ts";
import { badRequest, denied, notFound } from "./graph-error.ts";

export const holds = (call: GraphCall, ...names: string[]) => names.some((name) => call.roles.includes(name));

/** Refuses with 403 unless the token carries one of the names. */
export function need(call: GraphCall, ...names: string[]): void {
  if (!holds(call, ...names)) throw denied();
}

/** A directory-role holder, or a member or owner of a role-assignable group. */
export function isPrivileged(store: Store, user: StoredObject): boolean {
  if (listParents(store, "roleMembers", user.id).length > 0) return true;
  const related = [...listParents(store, "members", user.id), ...listParents(store, "owners", user.id)];
  return related.some((group) => group.doc.isAssignableToRole === true);
}

/** A live user, by id or UPN; 404 otherwise, in the words of the request. */
export function liveUser(call: GraphCall, key: string): StoredObject {
  const user = call.store.live("user", key);
  if (!user) throw notFound(key);
  return user;
}

/** Live objects with `property eq value`, for the properties that have an index. */
export function keyed(call: GraphCall, kind: ObjectKind, property: string, value: string): StoredObject[] {
  if (property === "mail") return call.store.byMail(kind, value);
  const found = call.store.live(kind, value);
  return found ? [found] : [];
}

export function liveGroup(call: GraphCall, key: string): StoredObject {
  const group = call.store.live("group", key);
  if (!group) throw notFound(key);
  return group;
}

/** The object an `@odata.id` names; Graph takes several spellings of the URL. */
export function referenced(call: GraphCall, reference: unknown): StoredObject {
  const match =
    typeof reference === "string"
      ? /^https?:\/\/[^/]+\/v1\.0\/(?:directoryObjects|users|groups|servicePrincipals|devices)[/(]'?([^/')]+)'?\)?$/i.exec(
          reference,
        )
      : null;
  if (!match) throw badRequest("Unable to find target address");
  const key = match[1] ?? "";
  const found = call.store.byObjectId(key);
  if (!found || found.deletedAt !== null) throw notFound(key);
  return found;
}

/** Checks that this app may change this group's members at all (FACTS: group kinds). */
export function requireManageable(call: GraphCall, group: StoredObject): void {
  const { doc } = group;
  const types = Array.isArray(doc.groupTypes) ? doc.groupTypes : [];
  if (doc.mailEnabled === true && !types.includes("Unified")) {
    throw badRequest("Cannot Update a mail-enabled security groups and or distribution list.");
  }
  if (doc.onPremisesSyncEnabled === true) {
    throw badRequest(
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    );
  }
  if (types.includes("DynamicMembership")) throw denied();
  if (doc.isManagementRestricted === true) throw denied();
  if (doc.isAssignableToRole === true) need(call, "RoleManagement.ReadWrite.Directory");
}
