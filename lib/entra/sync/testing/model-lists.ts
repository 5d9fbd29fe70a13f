import { now, type ModelDirectory, type ModelKind, type ModelObject } from "./model-directory.ts";
import { COLLECTIONS } from "./model-props.ts";

/** An object as an answer writes it. */
export type Item = Record<string, unknown>;

const TYPES: Record<ModelKind, string> = {
  user: "#microsoft.graph.user",
  group: "#microsoft.graph.group",
  app: "#microsoft.graph.servicePrincipal",
  unit: "#microsoft.graph.administrativeUnit",
  role: "#microsoft.graph.directoryRole",
  device: "#microsoft.graph.device",
  contact: "#microsoft.graph.orgContact",
};

/** The collections of whole objects, by path. */
export const COLLECTION_KINDS: Record<string, ModelKind> = {
  users: "user",
  groups: "group",
  servicePrincipals: "app",
  "directory/administrativeUnits": "unit",
  directoryRoles: "role",
};

/** Everything one list holds, unpaged; undefined when what it belongs to is not there. */
export function listItems(directory: ModelDirectory, url: URL): Item[] | undefined {
  const path = url.pathname.replace("/v1.0/", "");
  const select = url.searchParams.get("$select")?.split(",") ?? ["id"];
  if (path === "organization") return [{ id: directory.tenantId, displayName: "Model" }];
  if (path === "directory/deletedItems/microsoft.graph.user") {
    return directory.inState("bin", "user").map((user) => deletedItem(user, select));
  }
  const kind = COLLECTION_KINDS[path];
  if (kind === undefined) return linkedItems(directory, path);
  const expand = url.searchParams.get("$expand") ?? "";
  return directory
    .inState("live", kind)
    .filter(filterOf(url))
    .map((object) => ({ ...listed(object, select), ...expanded(directory, object, expand) }));
}

function filterOf(url: URL): (object: ModelObject) => boolean {
  const filter = url.searchParams.get("$filter");
  if (filter === null) return () => true;
  const ids = new Set([...filter.matchAll(/'([^']+)'/g)].map(([, id]) => id));
  return ({ id }) => ids.has(id);
}

/** Lists name every selected property. */
function listed(object: ModelObject, select: readonly string[]): Item {
  const { props } = now(object);
  const valueOf = (key: string) => props[key] ?? (COLLECTIONS.has(key) ? [] : null);
  return Object.fromEntries(select.map((key) => [key, key === "id" ? object.id : valueOf(key)]));
}

function deletedItem(user: ModelObject, select: readonly string[]): Item {
  const item = listed(user, select);
  const userPrincipalName = `${user.id.replaceAll("-", "")}${String(item["userPrincipalName"])}`;
  return { ...item, userPrincipalName, deletedDateTime: "2026-11-20T10:00:00Z" };
}

function expanded(directory: ModelDirectory, object: ModelObject, expand: string): Item {
  if (expand.startsWith("manager")) {
    const id = directory.shownManager(object);
    return id === null ? {} : { manager: reference(directory, id) };
  }
  if (!expand.startsWith("owners")) return {};
  const owners = directory
    .shownLinks()
    .filter((link) => link.name === "owners" && link.parentId === object.id);
  return { owners: owners.map(({ childId }) => reference(directory, childId)) };
}

export function reference(directory: ModelDirectory, id: string): Item {
  const kind = directory.objects.get(id)?.kind;
  return { ...(kind === undefined ? {} : { "@odata.type": TYPES[kind] }), id };
}

/** The links of one object, seen from either end. */
function linkedItems(directory: ModelDirectory, path: string): Item[] | undefined {
  const [id, what] = path.split("/").slice(-2);
  if (id === undefined || !directory.isLive(id)) return undefined;
  if (what === "appRoleAssignedTo") return assignmentItems(directory, id);
  const links = directory.shownLinks();
  const others =
    what === "members" || what === "owners"
      ? links.filter((link) => link.parentId === id && link.name === what).map(({ childId }) => childId)
      : links
          .filter((link) => link.childId === id && link.name === (what === "memberOf" ? "members" : "owners"))
          .map(({ parentId }) => parentId);
  return others.map((other) => reference(directory, other));
}

function assignmentItems(directory: ModelDirectory, appId: string): Item[] {
  return directory
    .shownAssignments()
    .filter((assignment) => assignment.appId === appId)
    .map(({ id, principalId, roleId, createdDateTime }) => {
      const kind = directory.objects.get(principalId)?.kind;
      const principalType = kind === "user" ? "User" : kind === "group" ? "Group" : "ServicePrincipal";
      return { id, principalId, principalType, appRoleId: roleId, createdDateTime, resourceId: appId };
    });
}
