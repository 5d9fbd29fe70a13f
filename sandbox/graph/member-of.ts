import { listParents } from "../store/links.ts";
import type { LinkKind, StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { badRequest, notFound } from "./graph-error.ts";
import { listCollection } from "./list.ts";
import { selectedProperties, show } from "./properties.ts";
import { bodyObject } from "./users.ts";

const above: readonly LinkKind[] = ["members", "roleMembers", "unitMembers"];

/** memberOf, transitiveMemberOf, directReports, ownedObjects: mixed collections around an object. */
export function listRelated(
  call: GraphCall,
  object: StoredObject,
  relation: "memberOf" | "transitiveMemberOf" | "directReports" | "ownedObjects",
): GraphReply {
  const { store } = call;
  const containers = () => above.flatMap((kind) => listParents(store, kind, object.id));
  const found = {
    directReports: () => listParents(store, "manager", object.id),
    ownedObjects: () => [
      ...listParents(store, "owners", object.id),
      ...listParents(store, "appOwners", object.id),
    ],
    memberOf: containers,
    transitiveMemberOf: () => upwards(call, containers()),
  };
  const all = found[relation]().toSorted((a, b) => a.id - b.id);
  const source = (after: number, limit: number) => all.filter((each) => each.id > after).slice(0, limit);
  return listCollection(call, {
    set: "directoryObjects",
    kind: relation === "directReports" ? "user" : "group",
    source,
    isMixed: true,
    units: relation === "directReports" ? 1 : 2,
  });
}

function upwards(call: GraphCall, start: StoredObject[]): StoredObject[] {
  const seen = new Map(start.map((each) => [each.id, each]));
  for (const each of seen.values())
    for (const parent of listParents(call.store, "members", each.id)) seen.set(parent.id, parent);
  return [...seen.values()];
}

/** checkMemberGroups (≤ 20 ids) and getMemberGroups: transitive group ids. */
export function memberGroups(call: GraphCall, object: StoredObject, isCheck: boolean): GraphReply {
  const { groupIds, securityEnabledOnly } = bodyObject(call);
  const groups = upwards(call, listParents(call.store, "members", object.id));
  const ids = groups
    .filter((group) => securityEnabledOnly !== true || group.doc.securityEnabled === true)
    .map((group) => group.objectId);
  if (isCheck && !Array.isArray(groupIds)) throw badRequest("The parameter 'groupIds' is required.");
  const wanted = Array.isArray(groupIds) ? groupIds.map((id) => String(id).toLowerCase()) : [];
  if (isCheck && wanted.length > 20) throw badRequest("Too many groupIds. Max allowed: 20.");
  const value = isCheck ? wanted.filter((id) => ids.includes(id)) : ids;
  return {
    status: 200,
    body: { "@odata.context": context(call, "Collection(Edm.String)"), value },
    headers: { location: call.base },
    units: isCheck ? 4 : 2,
  };
}

/** Any live object by id. */
export function liveObject(call: GraphCall, key: string): StoredObject {
  const found = call.store.byObjectId(key);
  if (!found || found.deletedAt !== null) throw notFound(key);
  return found;
}

export function getObject(call: GraphCall, key: string): GraphReply {
  const object = liveObject(call, key);
  const shown = show(object.objectId, object, selectedProperties(object.kind, call.query.get("$select")));
  return {
    status: 200,
    body: {
      "@odata.context": context(call, "directoryObjects/$entity"),
      "@odata.type": `#microsoft.graph.${object.kind}`,
      ...shown,
    },
    units: 1,
  };
}
