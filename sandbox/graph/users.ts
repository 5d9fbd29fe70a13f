import { randomUUID } from "node:crypto";
import type { Doc, StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { expandOf } from "./expand.ts";
import { badRequest, denied, noSegment, notFound, onPremises, Refusal } from "./graph-error.ts";
import { holds, isPrivileged, keyed, liveUser, need, referenced } from "./guard.ts";
import { listCollection, type Collection } from "./list.ts";
import { propertyName, seconds, selectedProperties, show } from "./properties.ts";

export const usersCollection = (call: GraphCall): Collection => ({
  set: "users",
  kind: "user",
  source: (after, limit) => call.store.page("user", after, limit),
  count: () => call.store.row<{ n: number }>("select count(*) as n from objects where kind = 0 and deleted_at is null")?.n ?? 0,
  byKey: (property, value) => keyed(call, "user", property, value),
  byName: (after, limit, isDescending) => call.store.pageByName("user", after, limit, isDescending),
  units: 2,
});

export function getUser(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const select = call.query.get("$select");
  const expand = expandOf(call, "user");
  const shown = show(user.objectId, user, selectedProperties("user", select));
  return {
    status: 200,
    body: { "@odata.context": context(call, `users${select ? `(${select})` : ""}/$entity`), ...shown, ...expand?.read(call.store, user) },
    units: 1,
  };
}

export function createUser(call: GraphCall): GraphReply {
  const body = bodyObject(call);
  for (const name of ["accountEnabled", "displayName", "mailNickname", "passwordProfile", "userPrincipalName"]) {
    if (body[name] === undefined) throw badRequest(`A value is required for property '${name}' of resource 'User'.`);
  }
  const upn = String(body.userPrincipalName);
  if (call.store.byAlias(upn)) throw badRequest("Another object with the same value for property userPrincipalName already exists.");
  requireStrong(body.passwordProfile);
  const { passwordProfile: _secret, ...kept } = body;
  const objectId = randomUUID();
  const doc: Doc = { userType: "Member", createdDateTime: seconds(call.store.now()), ...kept };
  const id = call.store.insert(objectId, "user", doc, { alias: upn });
  record(call, "create user", objectId);
  const made = call.store.byId(id);
  if (!made) throw notFound(objectId);
  const body201 = { "@odata.context": context(call, "users/$entity"), id: objectId, ...show(objectId, { doc }, selectedProperties("user", undefined)) };
  return { status: 201, body: body201, headers: { location: `${call.base}/v2/directoryObjects/${objectId}/Microsoft.DirectoryServices.User` }, units: 1 };
}

const sensitive = new Set(["accountEnabled", "passwordProfile", "userPrincipalName", "mobilePhone", "businessPhones", "otherMails"]);
const mastered = new Set(["displayName", "givenName", "surname", "jobTitle", "department", "officeLocation", "accountEnabled", "userPrincipalName", "mobilePhone", "passwordProfile"]);

export function updateUser(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const change = namedChange(bodyObject(call));
  requireUpdateRights(call, user, Object.keys(change));
  if (change.passwordProfile !== undefined) requireStrong(change.passwordProfile);
  const { passwordProfile, ...rest } = change;
  const stored: Doc = passwordProfile === undefined ? rest : { ...rest, lastPasswordChangeDateTime: seconds(call.store.now()) };
  call.store.update(user, stored);
  record(call, "update user", user.objectId, JSON.stringify(rest));
  return { status: 204, units: 1 };
}

function namedChange(body: Doc): Doc {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const own = propertyName("user", name);
      if (!own) throw badRequest(`Invalid property '${name}'.`);
      return [own, value];
    }),
  );
}

function requireUpdateRights(call: GraphCall, user: StoredObject, names: readonly string[]): void {
  const isWide = holds(call, "User.ReadWrite.All", "Directory.ReadWrite.All");
  for (const name of names) {
    const isCovered =
      (name === "accountEnabled" && (isWide || (holds(call, "User.EnableDisableAccount.All") && holds(call, "User.Read.All")))) ||
      (name === "passwordProfile" && holds(call, "User-PasswordProfile.ReadWrite.All")) ||
      (name !== "accountEnabled" && name !== "passwordProfile" && isWide);
    if (!isCovered) throw denied();
  }
  if (user.doc.onPremisesSyncEnabled === true && names.some((name) => mastered.has(name))) throw onPremises();
  if (user.doc.isManagementRestricted === true) throw denied();
  if (names.some((name) => sensitive.has(name)) && isPrivileged(call.store, user)) throw denied();
}

function requireStrong(profile: unknown): void {
  const password = typeof profile === "object" && profile !== null && "password" in profile ? String(profile.password) : "";
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password)).length;
  if (password.length < 8 || password.length > 256 || classes < 3) {
    throw badRequest("The specified password does not comply with password complexity requirements. Please provide a different password.");
  }
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
  const [manager] = call.store.children("manager", liveUser(call, key).id, 0, 1);
  if (!manager || manager.deletedAt !== null) throw notFound("manager");
  const shown = show(manager.objectId, manager, selectedProperties(manager.kind, call.query.get("$select")));
  return { status: 200, body: { "@odata.context": context(call, "directoryObjects/$entity"), "@odata.type": `#microsoft.graph.${manager.kind}`, ...shown }, units: 1 };
}

export function setManager(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const manager = call.method === "PUT" ? referenced(call, bodyObject(call)["@odata.id"]) : undefined;
  for (const old of call.store.childIds("manager", user.id, 0, 2)) call.store.unlink("manager", user.id, old.id);
  if (manager) call.store.link("manager", user.id, manager.id);
  record(call, "set manager", user.objectId, manager?.objectId ?? null);
  return { status: 204, units: 1 };
}

/** memberOf, transitiveMemberOf, directReports, ownedObjects: mixed collections around a user. */
export function relatedToUser(call: GraphCall, key: string, relation: string): GraphReply {
  const user = liveUser(call, key);
  const { store } = call;
  const groups = () => [...store.parents("members", user.id), ...store.parents("roleMembers", user.id), ...store.parents("unitMembers", user.id)];
  const found: Record<string, () => StoredObject[]> = {
    directreports: () => store.parents("manager", user.id),
    ownedobjects: () => [...store.parents("owners", user.id), ...store.parents("appOwners", user.id)],
    memberof: groups,
    transitivememberof: () => upwards(call, groups()),
  };
  const read = found[relation];
  if (!read) throw noSegment(relation);
  const all = read().toSorted((a, b) => a.id - b.id);
  const source = (after: number, limit: number) => all.filter((each) => each.id > after).slice(0, limit);
  return listCollection(call, { set: "directoryObjects", kind: "user", source, isMixed: true, units: relation === "directreports" ? 1 : 2 });
}

function upwards(call: GraphCall, start: StoredObject[]): StoredObject[] {
  const seen = new Map(start.map((each) => [each.id, each]));
  for (const each of seen.values()) for (const parent of call.store.parents("members", each.id)) seen.set(parent.id, parent);
  return [...seen.values()];
}

/** checkMemberGroups (≤ 20 ids) and getMemberGroups: transitive group ids. */
export function memberGroups(call: GraphCall, key: string, isCheck: boolean): GraphReply {
  const user = liveUser(call, key);
  const ids = upwards(call, call.store.parents("members", user.id)).map((group) => group.objectId);
  const asked = bodyObject(call).groupIds;
  const wanted = Array.isArray(asked) ? asked.map((id) => String(id).toLowerCase()) : [];
  if (isCheck && wanted.length > 20) throw badRequest("Too many groupIds. Max allowed: 20.");
  const value = isCheck ? wanted.filter((id) => ids.includes(id)) : ids;
  return { status: 200, body: { "@odata.context": context(call, "Collection(Edm.String)"), value }, headers: { location: call.base }, units: isCheck ? 4 : 2 };
}

export function bodyObject(call: GraphCall): Doc {
  if (call.body === undefined) return {};
  if (typeof call.body !== "object" || call.body === null || Array.isArray(call.body)) {
    throw new Refusal(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
  }
  return { ...call.body };
}

export function record(call: GraphCall, what: string, objectId: string, details: string | null = null): void {
  call.store.recordEffect({ method: call.method, what, objectId, details, appId: call.appId, clientRequestId: call.headers["client-request-id"] });
}

export const requireUserDelete = (call: GraphCall) => need(call, "User.ReadWrite.All", "User.DeleteRestore.All");
