import { randomUUID } from "node:crypto";
import { seconds } from "../graph/properties.ts";
import { addAssignment, assignmentsOf, removeAssignment } from "../store/assignments.ts";
import { defaultRole } from "../store/constants.ts";
import { addLink, listChildIds, removeLink } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import type { StoredObject } from "../store/types.ts";
import type { Operation } from "./edit-schema.ts";
import {
  namedApp,
  namedDeletedUser,
  namedGroup,
  namedPrincipal,
  namedUser,
  EditRefusal,
} from "./named-objects.ts";
import { groupDocument, isUnified, userDocument } from "./plain-objects.ts";

/** How many operations changed something, and the object ids of what was created, in order. */
export type Edited = { done: number; created: string[] };

/**
 * Applies operations in one transaction, leaving the same trace in the change log as the calls of Graph.
 * Throws EditRefusal, with nothing applied, when one of them cannot be done.
 */
export function editDirectory(store: Store, operations: readonly Operation[]): Edited {
  return store.db.transaction(() => {
    const created: string[] = [];
    const fresh = operations.filter((operation, index) => {
      try {
        return apply(store, operation, created);
      } catch (error) {
        if (!(error instanceof EditRefusal)) throw error;
        throw new EditRefusal(`Operation ${index + 1} (${operation.op}): ${error.message}`);
      }
    });
    return { done: fresh.length, created };
  })();
}

/** True when something changed. */
function apply(store: Store, operation: Operation, created: string[]): boolean {
  switch (operation.op) {
    case "user":
      return updateUser(store, namedUser(store, operation.user), operation.set);
    case "manager":
      return setManager(
        store,
        namedUser(store, operation.user),
        operation.manager === null ? undefined : namedUser(store, operation.manager),
      );
    case "add-member":
    case "remove-member":
      return changeMember(store, operation);
    case "group":
      return isLogged(store, () => store.update(namedGroup(store, operation.group), operation.set));
    case "create-group":
      created.push(createGroup(store, operation));
      return true;
    case "create-user":
      created.push(createUser(store, operation));
      return true;
    case "delete-user":
      store.setDeleted(namedUser(store, operation.user), store.now());
      return true;
    case "restore-user":
      return restoreUser(store, namedDeletedUser(store, operation.user));
    case "purge-user":
      return purgeUser(store, operation.user);
    case "delete-group":
      deleteGroup(store, namedGroup(store, operation.group));
      return true;
    case "assign":
    case "unassign":
      return changeAssignment(store, operation);
  }
}

function isLogged(store: Store, change: () => void): boolean {
  const before = store.sequence();
  change();
  return store.sequence() > before;
}

function requireFreeName(store: Store, upn: string, own?: StoredObject): void {
  const holder = store.byAlias(upn);
  if (holder && holder.id !== own?.id) throw new EditRefusal(`The user principal name "${upn}" is taken.`);
}

type With<Each, Op> = Each extends { op: infer Known } ? (Op extends Known ? Each : never) : never;
type Of<Op extends Operation["op"]> = With<Operation, Op>;

function updateUser(store: Store, user: StoredObject, set: Of<"user">["set"]): boolean {
  if (set.userPrincipalName !== undefined) requireFreeName(store, set.userPrincipalName, user);
  return isLogged(store, () => store.update(user, set));
}

function setManager(store: Store, user: StoredObject, manager: StoredObject | undefined): boolean {
  const held = listChildIds(store, "manager", user.id, 0, 2);
  if (held.length === (manager ? 1 : 0) && held[0]?.id === manager?.id) return false;
  for (const old of held) removeLink(store, "manager", user.id, old.id);
  if (manager) addLink(store, "manager", user.id, manager.id);
  return true;
}

function changeMember(store: Store, operation: Of<"add-member">): boolean {
  const group = namedGroup(store, operation.group);
  const member = namedPrincipal(store, operation.member);
  return isLogged(store, () => {
    if (operation.op === "add-member") addLink(store, "members", group.id, member.id);
    else removeLink(store, "members", group.id, member.id);
  });
}

function createGroup(store: Store, operation: Of<"create-group">): string {
  const objectId = randomUUID();
  const group = store.insert(objectId, "group", {
    ...groupDocument(operation.displayName, operation.kind),
    createdDateTime: seconds(store.now()),
    renewedDateTime: seconds(store.now()),
  });
  for (const name of operation.members) addLink(store, "members", group, namedPrincipal(store, name).id);
  return objectId;
}

function createUser(store: Store, operation: Of<"create-user">): string {
  const { userPrincipalName: upn, displayName, department, jobTitle, userType } = operation;
  requireFreeName(store, upn);
  const objectId = randomUUID();
  const doc = {
    ...userDocument(displayName, upn, userType),
    ...(department === undefined ? {} : { department }),
    ...(jobTitle === undefined ? {} : { jobTitle }),
    createdDateTime: seconds(store.now()),
  };
  const user = store.insert(objectId, "user", doc, { alias: upn });
  if (operation.manager !== undefined)
    addLink(store, "manager", user, namedUser(store, operation.manager).id);
  return objectId;
}

function restoreUser(store: Store, user: StoredObject): boolean {
  requireFreeName(store, String(user.doc.userPrincipalName), user);
  store.setDeleted(user, null);
  return true;
}

/** A live account is deleted first, as it must be in the portal. */
function purgeUser(store: Store, name: string): boolean {
  const live = store.live("user", name);
  if (live) store.setDeleted(live, store.now());
  store.purge(live ?? namedDeletedUser(store, name));
  return true;
}

/** A Microsoft 365 group can be restored; other groups are gone at once. */
export function deleteGroup(store: Store, group: StoredObject): void {
  if (isUnified(group)) store.setDeleted(group, store.now());
  else store.purge(group);
}

function changeAssignment(store: Store, operation: Of<"assign">): boolean {
  const app = namedApp(store, operation.app);
  const principal = namedPrincipal(store, operation.principal);
  const held = assignmentsOf(store, "principal", principal.id).filter((each) => each.resourceId === app.id);
  if (operation.op === "unassign") {
    for (const each of held) removeAssignment(store, each.id);
    return held.length > 0;
  }
  const at = new Date(store.now()).toISOString();
  return addAssignment(store, principal, app, firstRole(app), at) !== undefined;
}

/** The first role that people can have; the default one where the app has none. */
function firstRole(app: StoredObject): string {
  const roles = Array.isArray(app.doc.appRoles) ? app.doc.appRoles : [];
  return roles.find((role) => role.isEnabled && role.allowedMemberTypes.includes("User"))?.id ?? defaultRole;
}
