import { randomUUID } from "node:crypto";
import { lastEffectAt } from "../store/ledger.ts";
import { addLink, countLinks, hasLink, listChildIds, listChildren, removeLink } from "../store/links.ts";
import type { Doc, StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { expandOf } from "./expand.ts";
import { badRequest, denied, notFound, onPremises, Refusal } from "./graph-error.ts";
import { holds, isPrivileged, keyed, liveGroup, need, referenced, requireManageable } from "./guard.ts";
import { listCollection, type Collection } from "./list.ts";
import { propertyName, seconds, selectedProperties, show } from "./properties.ts";
import { bodyObject, record } from "./users.ts";

export const groupsCollection = (call: GraphCall): Collection => ({
  set: "groups",
  kind: "group",
  source: (after, limit) => call.store.page("group", after, limit),
  count: () =>
    call.store.row<{ n: number }>("select count(*) as n from objects where kind = 1 and deleted_at is null")
      ?.n ?? 0,
  byKey: (property, value) => keyed(call, "group", property, value),
  byName: (after, limit, isDescending) => call.store.pageByName("group", after, limit, isDescending),
  units: 1,
});

export function getGroup(call: GraphCall, key: string): GraphReply {
  const group = liveGroup(call, key);
  const select = call.query.get("$select");
  const expand = expandOf(call, "group");
  const shown = {
    ...show(group.objectId, group, selectedProperties("group", select)),
    ...expand?.read(call.store, [group]).get(group.id),
  };
  return {
    status: 200,
    body: { "@odata.context": context(call, `groups${select ? `(${select})` : ""}/$entity`), ...shown },
    units: 1,
  };
}

/** A Microsoft 365 group can be restored for 30 days; other groups are gone at once. */
export function deleteGroup(call: GraphCall, key: string): GraphReply {
  const group = liveGroup(call, key);
  if (group.doc.onPremisesSyncEnabled === true) throw onPremises();
  if (group.doc.isManagementRestricted === true) throw denied();
  if (group.doc.isAssignableToRole === true) need(call, "RoleManagement.ReadWrite.Directory");
  const isUnified = Array.isArray(group.doc.groupTypes) && group.doc.groupTypes.includes("Unified");
  if (isUnified) call.store.setDeleted(group, call.store.now());
  else call.store.purge(group);
  record(call, "delete group", group.objectId);
  return { status: 204, units: 1 };
}

export function createGroup(call: GraphCall): GraphReply {
  const body = bodyObject(call);
  for (const name of ["displayName", "mailEnabled", "mailNickname", "securityEnabled"]) {
    if (body[name] === undefined)
      throw badRequest(`A value is required for property '${name}' of resource 'Group'.`);
  }
  const objectId = randomUUID();
  const doc: Doc = {
    createdDateTime: seconds(call.store.now()),
    renewedDateTime: seconds(call.store.now()),
    ...body,
  };
  call.store.insert(objectId, "group", doc);
  record(call, "create group", objectId);
  return {
    status: 201,
    body: {
      "@odata.context": context(call, "groups/$entity"),
      ...show(objectId, { doc }, selectedProperties("group", undefined)),
    },
    units: 1,
  };
}

/** PATCH: properties, or up to 20 members at once by members@odata.bind, all or nothing. */
export function updateGroup(call: GraphCall, key: string): GraphReply {
  const group = liveGroup(call, key);
  const { "members@odata.bind": bind, ...rest } = bodyObject(call);
  const names = Object.keys(rest);
  if (names.length > 0) {
    need(call, "Group.ReadWrite.All", "Directory.ReadWrite.All");
    const unknown = names.find((name) => !propertyName("group", name));
    if (unknown) throw badRequest(`Invalid property '${unknown}'.`);
    if (group.doc.onPremisesSyncEnabled === true) requireManageable(call, group);
    call.store.update(group, rest);
    record(call, "update group", group.objectId, JSON.stringify(rest));
  }
  if (Array.isArray(bind)) addMany(call, group, bind);
  return { status: 204, units: 1 };
}

function addMany(call: GraphCall, group: StoredObject, references: unknown[]): void {
  if (references.length > 20)
    throw badRequest("The number of references added in a single request exceeds the limit of 20.");
  const members = references.map((reference) => referenced(call, reference));
  for (const member of members) requireAddable(call, group, member);
  for (const member of members) {
    addLink(call.store, "members", group.id, member.id);
    record(call, "add member", group.objectId, member.objectId);
  }
}

const relationOf = { members: "members", owners: "owners" } as const;
export type GroupRelation = keyof typeof relationOf;

export const listLinked = (call: GraphCall, key: string, relation: GroupRelation): GraphReply =>
  listCollection(call, linkedCollection(call, key, relation));

export function linkedCollection(call: GraphCall, key: string, relation: GroupRelation): Collection {
  const group = liveGroup(call, key);
  const isHidden =
    relation === "members" &&
    group.doc.visibility === "HiddenMembership" &&
    !holds(call, "Member.Read.Hidden");
  // Ids alone come from an index; a filter, an order or a search looks into the objects.
  const asks = (name: string) => call.query.has(name);
  const isIdsOnly =
    call.query.get("$select")?.toLowerCase() === "id" &&
    !asks("$filter") &&
    !asks("$search") &&
    !asks("$orderby");
  const source = (after: number, limit: number): StoredObject[] => {
    if (isHidden) return [];
    if (!isIdsOnly) return listChildren(call.store, relationOf[relation], group.id, after, limit);
    const found = listChildIds(call.store, relationOf[relation], group.id, after, limit, true);
    return found.map((each) => ({ ...each, doc: {} }));
  };
  return {
    set: "directoryObjects",
    kind: "user",
    isMixed: true,
    units: relation === "members" ? 3 : 1,
    source,
    count: () => (isHidden ? 0 : countLinks(call.store, relationOf[relation], group.id)),
  };
}

export function listTransitiveMembers(call: GraphCall, key: string): GraphReply {
  const seen = new Map<number, StoredObject>();
  const queue = [liveGroup(call, key)];
  for (const group of queue) {
    for (const child of listChildren(call.store, "members", group.id, 0, 1_000_000)) {
      if (seen.has(child.id)) continue;
      seen.set(child.id, child);
      if (child.kind === "group") queue.push(child);
    }
  }
  const all = [...seen.values()].toSorted((a, b) => a.id - b.id);
  return listCollection(call, {
    set: "directoryObjects",
    kind: "user",
    isMixed: true,
    units: 5,
    source: (after, limit) => all.filter((each) => each.id > after).slice(0, limit),
  });
}

const alreadyThere = (relation: GroupRelation) =>
  badRequest(
    `One or more added object references already exist for the following modified properties: '${relation}'.`,
  );

function requireAddable(call: GraphCall, group: StoredObject, member: StoredObject): void {
  requireManageable(call, group);
  const isUnified = Array.isArray(group.doc.groupTypes) && group.doc.groupTypes.includes("Unified");
  if (isUnified && member.kind !== "user")
    throw badRequest("Only users can be added as members of this group.");
  if (isUnified && member.doc.userType === "Guest" && group.doc.visibility === "Private") {
    throw new Refusal(
      403,
      "Authorization_RequestDenied",
      "Guests users are not allowed to join this Unified Group due to policy setting.",
    );
  }
  if (group.doc.isAssignableToRole === true && member.kind === "group")
    throw badRequest("Nested groups are not supported for role-assignable groups.");
  if (hasLink(call.store, "members", group.id, member.id)) throw alreadyThere("members");
}

export function addReference(call: GraphCall, key: string, relation: GroupRelation): GraphReply {
  const group = liveGroup(call, key);
  const target = referenced(call, bodyObject(call)["@odata.id"]);
  if (relation === "members") requireAddable(call, group, target);
  else if (hasLink(call.store, "owners", group.id, target.id)) throw alreadyThere("owners");
  addLink(call.store, relationOf[relation], group.id, target.id);
  record(call, relation === "members" ? "add member" : "add owner", group.objectId, target.objectId);
  return { status: 204, units: 1 };
}

export function removeReference(
  call: GraphCall,
  key: string,
  relation: GroupRelation,
  memberKey: string,
): GraphReply {
  const group = liveGroup(call, key);
  const target = call.store.byObjectId(memberKey);
  if (!target) throw notFound(memberKey);
  if (relation === "members") requireManageable(call, group);
  const what = relation === "members" ? "remove member" : "remove owner";
  if (!hasLink(call.store, relationOf[relation], group.id, target.id)) {
    // Right after a removal the service answers 400, later 404.
    const removedAt = lastEffectAt(call.store, what, group.objectId, target.objectId) ?? 0;
    if (call.store.now() - removedAt > 60_000) throw notFound(memberKey);
    throw badRequest(
      `One or more removed object references do not exist for the following modified properties: '${relation}'.`,
    );
  }
  if (relation === "owners" && countLinks(call.store, "owners", group.id) === 1) {
    throw badRequest("The group must have at least one owner, hence this owner cannot be removed.");
  }
  removeLink(call.store, relationOf[relation], group.id, target.id);
  record(call, what, group.objectId, target.objectId);
  return { status: 204, units: 1 };
}

/** DELETE …/members/{id} without /$ref addresses the member itself: the user is deleted if the app may. */
export function deleteThroughMember(call: GraphCall, key: string, memberKey: string): GraphReply {
  const group = liveGroup(call, key);
  const target = call.store.byObjectId(memberKey);
  if (!target || !hasLink(call.store, "members", group.id, target.id)) throw notFound(memberKey);
  if (
    target.kind !== "user" ||
    !holds(call, "User.ReadWrite.All", "User.DeleteRestore.All") ||
    isPrivileged(call.store, target)
  )
    throw denied();
  call.store.setDeleted(target, call.store.now());
  record(call, "delete user", target.objectId, "through members/{id} without $ref");
  return { status: 204, units: 1 };
}
