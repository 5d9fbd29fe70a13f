import { addAssignment, assignmentsOf, findAssignment, removeAssignment } from "../store/assignments.ts";
import { defaultRole } from "../store/constants.ts";
import { hasLink, listParents } from "../store/links.ts";
import type { Assignment, StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { badRequest, denied, notFound } from "./graph-error.ts";
import { holds, keyed } from "./guard.ts";
import type { Collection } from "./list.ts";
import { decodePosition, encodePosition, nextLink, pageSize } from "./paging.ts";
import { selectedProperties, show } from "./properties.ts";
import { bodyObject, record } from "./users.ts";

export const appsCollection = (call: GraphCall): Collection => ({
  set: "servicePrincipals",
  kind: "servicePrincipal",
  source: (after, limit) => call.store.page("servicePrincipal", after, limit),
  byKey: (property, value) => keyed(call, "servicePrincipal", property, value),
  byName: (after, limit, isDescending) =>
    call.store.pageByName("servicePrincipal", after, limit, isDescending),
  units: 1,
});

export function liveApp(call: GraphCall, key: string): StoredObject {
  const app = call.store.live("servicePrincipal", key);
  if (!app) throw notFound(key);
  return app;
}

export function getApp(call: GraphCall, key: string): GraphReply {
  const app = liveApp(call, key);
  const select = call.query.get("$select");
  const shown = show(app.objectId, app, selectedProperties("servicePrincipal", select));
  return {
    status: 200,
    body: {
      "@odata.context": context(call, `servicePrincipals${select ? `(${select})` : ""}/$entity`),
      ...shown,
    },
    units: 1,
  };
}

function present(call: GraphCall, assignment: Assignment): Record<string, unknown> {
  const principal = call.store.byId(assignment.principalId);
  const resource = call.store.byId(assignment.resourceId);
  const kind =
    principal?.kind === "group"
      ? "Group"
      : principal?.kind === "servicePrincipal"
        ? "ServicePrincipal"
        : "User";
  return {
    id: assignment.id,
    deletedDateTime: null,
    appRoleId: assignment.appRoleId,
    createdDateTime: sevenDigits(assignment.createdDateTime),
    principalDisplayName: principal?.doc.displayName ?? null,
    principalId: principal?.objectId ?? null,
    principalType: kind,
    resourceDisplayName: resource?.doc.displayName ?? null,
    resourceId: resource?.objectId ?? null,
  };
}

/** Assignments are dated to a ten-millionth of a second. */
function sevenDigits(moment: string): string {
  const [, whole = "", fraction = ""] = /^(.*?)(?:\.(\d+))?Z$/.exec(moment) ?? [];
  return `${whole}.${fraction.padEnd(7, "0")}Z`;
}

/** A page of assignments: those to an app, or those of a principal; a user's list includes direct groups' rows. */
export function listAssignments(
  call: GraphCall,
  object: StoredObject,
  by: "resource" | "principal",
  set: string,
): GraphReply {
  const size = pageSize(call);
  const token = call.query.get("$skiptoken");
  const after = token === undefined ? "" : String(decodePosition("assignment", token).after);
  const principals =
    by === "principal" && object.kind === "user"
      ? [object, ...listParents(call.store, "members", object.id)]
      : [object];
  const found = principals
    .flatMap((each) => assignmentsOf(call.store, by, each.id, after, size + 1))
    .filter((each) => by === "principal" || isAlive(call, each.principalId))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const page = found.slice(0, size);
  const body: Record<string, unknown> = { "@odata.context": context(call, set) };
  if (found.length > size)
    body["@odata.nextLink"] = nextLink(call, encodePosition("assignment", { after: page.at(-1)?.id ?? "" }));
  const select = call.query
    .get("$select")
    ?.split(",")
    .map((name) => name.trim());
  body.value = page.map((each) => pick(present(call, each), select));
  return { status: 200, body, units: by === "principal" && object.kind === "servicePrincipal" ? 2 : 1 };
}

const isAlive = (call: GraphCall, id: number) => call.store.byId(id)?.deletedAt === null;

function pick(shown: Record<string, unknown>, names: readonly string[] | undefined): Record<string, unknown> {
  if (!names) return shown;
  const wanted = names.map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(shown).filter(([name]) => wanted.includes(name.toLowerCase())));
}

/** POST to appRoleAssignedTo of an app ("resource") or to appRoleAssignments of a user, group or service principal. */
export function createAssignment(
  call: GraphCall,
  owner: StoredObject,
  side: "resource" | "principal",
): GraphReply {
  if (
    owner.kind === "servicePrincipal" &&
    !holds(
      call,
      "Application.Read.All",
      "Application.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All",
    )
  )
    throw denied();
  const body = bodyObject(call);
  const resource = call.store.live("servicePrincipal", String(body.resourceId));
  const principal = call.store.byObjectId(String(body.principalId));
  const own = side === "resource" ? resource : principal;
  if (!resource || owner.id !== own?.id) throw badRequest("Not a valid reference update.");
  if (!principal || principal.deletedAt !== null) throw badRequest("Not a valid reference update.");
  const roleId = String(body.appRoleId ?? defaultRole);
  requireRole(resource, roleId);
  const made = addAssignment(
    call.store,
    principal,
    resource,
    roleId,
    new Date(call.store.now()).toISOString(),
  );
  if (!made) throw badRequest("Permission being assigned already exists on the object");
  record(call, "assign app", resource.objectId, principal.objectId);
  const set = `${owner.kind}s('${owner.objectId}')/${side === "resource" ? "appRoleAssignedTo" : "appRoleAssignments"}/$entity`;
  return { status: 201, body: { "@odata.context": context(call, set), ...present(call, made) }, units: 1 };
}

const isDirectGroup = (call: GraphCall, owner: StoredObject, found: Assignment) =>
  owner.kind === "user" && hasLink(call.store, "members", found.principalId, owner.id);

function requireRole(resource: StoredObject, roleId: string): void {
  const roles = Array.isArray(resource.doc.appRoles) ? resource.doc.appRoles : [];
  const hasOwnRoles = roles.some((role) => role.isEnabled && role.allowedMemberTypes.includes("User"));
  if (roleId === defaultRole ? hasOwnRoles : !roles.some((role) => role.id === roleId && role.isEnabled)) {
    throw badRequest(
      `Permission being assigned was not found on application '${String(resource.doc.appId)}'.`,
    );
  }
}

/** Removes an assignment seen from `owner`; a user's list holds those of direct groups too, and removes them whole. */
export function deleteAssignment(
  call: GraphCall,
  owner: StoredObject,
  by: "resource" | "principal",
  id: string,
): GraphReply {
  const found = findAssignment(call.store, id);
  const isOwn =
    found &&
    (by === "resource"
      ? found.resourceId === owner.id
      : found.principalId === owner.id || isDirectGroup(call, owner, found));
  if (!found || !isOwn) throw notFound(id);
  removeAssignment(call.store, id);
  record(
    call,
    "remove app",
    call.store.byId(found.resourceId)?.objectId ?? "",
    call.store.byId(found.principalId)?.objectId ?? null,
  );
  return { status: 204, units: 1 };
}
