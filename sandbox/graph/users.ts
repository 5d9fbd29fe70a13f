import { randomUUID } from "node:crypto";
import { recordEffect } from "../store/ledger.ts";
import { addLink, listChildIds, listChildren, removeLink } from "../store/links.ts";
import type { Doc } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { expandOf } from "./expand.ts";
import { badRequest, denied, notFound, Refusal } from "./graph-error.ts";
import { isPrivileged, keyed, liveUser, referenced } from "./guard.ts";
import type { Collection } from "./list.ts";
import { seconds, selectedProperties, show } from "./properties.ts";
import { requireSelectable } from "./selectable.ts";
import { namedChange, requireStrong, requireUpdateRights } from "./user-changes.ts";

export const usersCollection = (call: GraphCall): Collection => ({
  set: "users",
  kind: "user",
  source: (after, limit) => call.store.page("user", after, limit),
  count: () =>
    call.store.row<{ n: number }>("select count(*) as n from objects where kind = 0 and deleted_at is null")
      ?.n ?? 0,
  byKey: (property, value) => keyed(call, "user", property, value),
  byName: (after, limit, isDescending) => call.store.pageByName("user", after, limit, isDescending),
  units: 2,
});

export function getUser(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const select = call.query.get("$select");
  requireSelectable(call, "user");
  const expand = expandOf(call, "user");
  const shown = show(user.objectId, user, selectedProperties("user", select));
  return {
    status: 200,
    body: {
      "@odata.context": context(call, `users${select ? `(${select})` : ""}/$entity`),
      ...shown,
      ...expand?.read(call.store, [user]).get(user.id),
    },
    units: 1,
  };
}

export function createUser(call: GraphCall): GraphReply {
  const body = bodyObject(call);
  for (const name of [
    "accountEnabled",
    "displayName",
    "mailNickname",
    "passwordProfile",
    "userPrincipalName",
  ]) {
    if (body[name] === undefined)
      throw badRequest(`A value is required for property '${name}' of resource 'User'.`);
  }
  const upn = String(body.userPrincipalName);
  if (call.store.byAlias(upn))
    throw badRequest("Another object with the same value for property userPrincipalName already exists.");
  requireStrong(body.passwordProfile);
  const { passwordProfile: _secret, ...kept } = namedChange(body);
  const objectId = randomUUID();
  const doc: Doc = { userType: "Member", createdDateTime: seconds(call.store.now()), ...kept };
  const id = call.store.insert(objectId, "user", doc, { alias: upn });
  record(call, "create user", objectId);
  const made = call.store.byId(id);
  if (!made) throw notFound(objectId);
  const body201 = {
    "@odata.context": context(call, "users/$entity"),
    id: objectId,
    ...show(objectId, { doc }, selectedProperties("user", undefined)),
  };
  return {
    status: 201,
    body: body201,
    headers: { location: `${call.base}/v2/directoryObjects/${objectId}/Microsoft.DirectoryServices.User` },
    units: 1,
  };
}

const hasPassword = (profile: unknown) =>
  typeof profile === "object" && profile !== null && "password" in profile;

export function updateUser(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const change = namedChange(bodyObject(call));
  requireUpdateRights(call, user, Object.keys(change));
  if (hasPassword(change.passwordProfile)) requireStrong(change.passwordProfile);
  const upn = change.userPrincipalName;
  const holder = typeof upn === "string" ? call.store.byAlias(upn) : undefined;
  if (holder && holder.id !== user.id)
    throw badRequest("Another object with the same value for property userPrincipalName already exists.");
  const { passwordProfile, ...rest } = change;
  const stored: Doc = !hasPassword(passwordProfile)
    ? rest
    : { ...rest, lastPasswordChangeDateTime: seconds(call.store.now()) };
  call.store.update(user, stored);
  record(call, "update user", user.objectId, JSON.stringify(rest));
  return { status: 204, units: 1 };
}

export function deleteUser(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  if (isPrivileged(call.store, user) || user.doc.isManagementRestricted === true) throw denied();
  call.store.setDeleted(user, call.store.now());
  record(call, "delete user", user.objectId);
  return { status: 204, units: 1 };
}

export function revokeSessions(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  call.store.update(user, { signInSessionsValidFromDateTime: seconds(call.store.now()) });
  record(call, "revoke sessions", user.objectId);
  return { status: 200, body: { "@odata.context": context(call, "Edm.Boolean"), value: true }, units: 1 };
}

export function getManager(call: GraphCall, key: string): GraphReply {
  const [manager] = listChildren(call.store, "manager", liveUser(call, key).id, 0, 1);
  if (!manager || manager.deletedAt !== null) throw notFound("manager");
  const shown = show(manager.objectId, manager, selectedProperties(manager.kind, call.query.get("$select")));
  return {
    status: 200,
    body: {
      "@odata.context": context(call, "directoryObjects/$entity"),
      "@odata.type": `#microsoft.graph.${manager.kind}`,
      ...shown,
    },
    units: 1,
  };
}

export function setManager(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const manager = call.method === "PUT" ? referenced(call, bodyObject(call)["@odata.id"]) : undefined;
  for (const old of listChildIds(call.store, "manager", user.id, 0, 2))
    removeLink(call.store, "manager", user.id, old.id);
  if (manager) addLink(call.store, "manager", user.id, manager.id);
  record(call, "set manager", user.objectId, manager?.objectId ?? null);
  return { status: 204, units: 1 };
}

export function bodyObject(call: GraphCall): Doc {
  if (call.body === undefined) return {};
  if (typeof call.body !== "object" || call.body === null || Array.isArray(call.body)) {
    throw new Refusal(
      400,
      "BadRequest",
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
  return { ...call.body };
}

export function record(call: GraphCall, what: string, objectId: string, details: string | null = null): void {
  recordEffect(call.store, {
    method: call.method,
    what,
    objectId,
    details,
    appId: call.appId,
    clientRequestId: call.headers["client-request-id"],
  });
}
