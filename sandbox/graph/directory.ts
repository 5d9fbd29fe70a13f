import { initialDomain, restorableMs, tenantDomain, tenantId } from "../store/constants.ts";
import { listChildren } from "../store/links.ts";
import { kinds, type ObjectKind, type StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { badRequest, notFound, unsupportedQuery } from "./graph-error.ts";
import { holds, liveUser } from "./guard.ts";
import { listCollection, type Collection } from "./list.ts";
import { selectedProperties, show } from "./properties.ts";
import { bodyObject, record } from "./users.ts";

export const unitsCollection = (call: GraphCall): Collection => ({
  set: "directory/administrativeUnits",
  kind: "administrativeUnit",
  source: (after, limit) => call.store.page("administrativeUnit", after, limit),
  units: 1,
});

export function getUnit(call: GraphCall, key: string): GraphReply {
  const unit = live(call, "administrativeUnit", key);
  const shown = show(
    unit.objectId,
    unit,
    selectedProperties("administrativeUnit", call.query.get("$select")),
  );
  return {
    status: 200,
    body: { "@odata.context": context(call, "directory/administrativeUnits/$entity"), ...shown },
    units: 1,
  };
}

export function listUnitMembers(call: GraphCall, key: string): GraphReply {
  const unit = live(call, "administrativeUnit", key);
  const isHidden = unit.doc.visibility === "HiddenMembership" && !holds(call, "Member.Read.Hidden");
  const source = (after: number, limit: number) =>
    isHidden ? [] : listChildren(call.store, "unitMembers", unit.id, after, limit);
  return listCollection(call, { set: "directoryObjects", kind: "user", isMixed: true, source, units: 1 });
}

/** Activated roles, all at once: this collection refuses $top. */
export function listRoles(call: GraphCall): GraphReply {
  if (call.query.has("$top"))
    throw unsupportedQuery("The query parameter '$top' is not supported for this resource.");
  const source = (after: number, limit: number) => call.store.page("directoryRole", after, limit);
  return listCollection(
    { ...call, query: new Map([...call.query, ["$top", "999"]]) },
    { set: "directoryRoles", kind: "directoryRole", source, units: 1 },
  );
}

export function listRoleMembers(call: GraphCall, key: string): GraphReply {
  const role = live(call, "directoryRole", key);
  const source = (after: number, limit: number) =>
    listChildren(call.store, "roleMembers", role.id, after, limit);
  return listCollection(call, { set: "directoryObjects", kind: "user", isMixed: true, source, units: 1 });
}

export function getRole(call: GraphCall, key: string): GraphReply {
  const role = live(call, "directoryRole", key);
  const shown = show(role.objectId, role, selectedProperties("directoryRole", call.query.get("$select")));
  return {
    status: 200,
    body: { "@odata.context": context(call, "directoryRoles/$entity"), ...shown },
    units: 1,
  };
}

export function listRoleAssignments(call: GraphCall): GraphReply {
  const principal = /principalId eq '([^']+)'/i.exec(call.query.get("$filter") ?? "")?.[1];
  const value = call.store.page("directoryRole", 0, 999).flatMap((role) =>
    listChildren(call.store, "roleMembers", role.id, 0, 100_000)
      .filter((member) => principal === undefined || member.objectId === principal.toLowerCase())
      .map((member) => ({
        id: Buffer.from(`${role.objectId}${member.objectId}`).toString("base64url").slice(0, 54),
        principalId: member.objectId,
        directoryScopeId: "/",
        roleDefinitionId: role.doc.roleTemplateId,
      })),
  );
  return {
    status: 200,
    body: { "@odata.context": context(call, "roleManagement/directory/roleAssignments"), value },
    units: 1,
  };
}

/** Soft-deleted objects of one type; the type cast is mandatory. */
export function listDeleted(call: GraphCall, kind: "user" | "group"): GraphReply {
  const oldest = call.store.now() - restorableMs;
  const source = (after: number, limit: number) =>
    call.store.deleted(kind, after, limit).filter((each) => (each.deletedAt ?? 0) > oldest);
  const query = call.query.has("$select")
    ? call.query
    : new Map([
        ...call.query,
        ["$select", `${selectedProperties(kind, undefined).join(",")},deletedDateTime`],
      ]);
  return listCollection(
    { ...call, query },
    { set: `${kind}s`, kind, source: (after, limit) => source(after, limit).map(prefixed), units: 1 },
  );
}

// A deleted user's UPN carries the object id in front, so that the name is free again.
function prefixed(object: StoredObject): StoredObject {
  if (object.kind !== "user") return object;
  const upn = `${object.objectId.replaceAll("-", "")}${String(object.doc.userPrincipalName)}`;
  return { ...object, doc: { ...object.doc, userPrincipalName: upn } };
}

function deleted(call: GraphCall, key: string): StoredObject {
  const object = call.store.byObjectId(key);
  if (!object || object.deletedAt === null || object.deletedAt < call.store.now() - restorableMs)
    throw notFound(key);
  return object;
}

export function getDeleted(call: GraphCall, key: string): GraphReply {
  return { status: 200, body: entity(call, deleted(call, key)), units: 1 };
}

export function restore(call: GraphCall, key: string): GraphReply {
  const object = deleted(call, key);
  const { newUserPrincipalName } = bodyObject(call);
  const upn = String(newUserPrincipalName ?? object.doc.userPrincipalName);
  const holder = object.kind === "user" ? call.store.byAlias(upn) : undefined;
  if (holder && holder.id !== object.id)
    throw badRequest("Another object with the same value for property userPrincipalName already exists.");
  call.store.setDeleted(object, null);
  if (newUserPrincipalName !== undefined) call.store.update(object, { userPrincipalName: upn });
  record(call, "restore user", object.objectId);
  const { deletedAt: _gone, ...rest } = object;
  return { status: 200, body: entity(call, { ...rest, deletedAt: null }), units: 1 };
}

export function purge(call: GraphCall, key: string): GraphReply {
  const object = deleted(call, key);
  call.store.purge(object);
  record(call, "purge user", object.objectId);
  return { status: 204, units: 1 };
}

function entity(call: GraphCall, object: StoredObject): Record<string, unknown> {
  const shown = show(object.objectId, object, selectedProperties(object.kind, undefined), object.deletedAt);
  return {
    "@odata.context": context(call, "directoryObjects/$entity"),
    "@odata.type": `#microsoft.graph.${object.kind}`,
    ...shown,
  };
}

export function getByIds(call: GraphCall): GraphReply {
  const { ids, types } = bodyObject(call);
  if (!Array.isArray(ids)) throw badRequest("The parameter 'ids' is required.");
  if (ids.length > 1_000) throw badRequest("Too many ids. Max allowed: 1000.");
  const wanted = Array.isArray(types) ? types.map(String) : kinds;
  const value = ids.flatMap((id) => {
    const object = call.store.byObjectId(String(id));
    if (!object || object.deletedAt !== null || !wanted.includes(object.kind)) return [];
    return [
      {
        "@odata.type": `#microsoft.graph.${object.kind}`,
        ...show(object.objectId, object, selectedProperties(object.kind, undefined)),
      },
    ];
  });
  return {
    status: 200,
    body: { "@odata.context": context(call, "directoryObjects"), value },
    headers: { location: call.base },
    units: 3,
  };
}

/** Licences are given through the group of all staff; the practice company has one kind. */
export function licenseDetails(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const value =
    user.doc.userType === "Guest" || user.doc.accountEnabled === false
      ? []
      : [
          {
            id: `${user.objectId}_P2`,
            skuId: "84a661c4-e949-4bd2-a560-ed7766fcaf2b",
            skuPartNumber: "AAD_PREMIUM_P2",
            servicePlans: [
              {
                servicePlanId: "eec0eb4f-6444-4f95-aba0-50c24d67f998",
                servicePlanName: "AAD_PREMIUM_P2",
                provisioningStatus: "Success",
                appliesTo: "User",
              },
            ],
          },
        ];
  return {
    status: 200,
    body: { "@odata.context": context(call, `users('${user.objectId}')/licenseDetails`), value },
    units: 1,
  };
}

export function domains(call: GraphCall): GraphReply {
  const value = [[tenantDomain, true, false] as const, [initialDomain, false, true] as const].map(
    ([id, isDefault, isInitial]) => ({
      id,
      authenticationType: "Managed",
      isAdminManaged: true,
      isDefault,
      isInitial,
      isRoot: true,
      isVerified: true,
      supportedServices: ["Email", "OfficeCommunicationsOnline"],
    }),
  );
  return { status: 200, body: { "@odata.context": context(call, "domains"), value }, units: 1 };
}

/** The tenant has Entra ID P2: group-based app assignment and dynamic groups work. */
export function subscribedSkus(call: GraphCall): GraphReply {
  if (call.query.has("$filter")) throw unsupportedQuery("$filter is not supported for this resource.");
  const value = [
    {
      id: `${tenantId}_84a661c4-e949-4bd2-a560-ed7766fcaf2b`,
      capabilityStatus: "Enabled",
      appliesTo: "User",
      consumedUnits: 1240,
      skuId: "84a661c4-e949-4bd2-a560-ed7766fcaf2b",
      skuPartNumber: "AAD_PREMIUM_P2",
      prepaidUnits: { enabled: 1500, suspended: 0, warning: 0 },
      servicePlans: [
        {
          servicePlanId: "eec0eb4f-6444-4f95-aba0-50c24d67f998",
          servicePlanName: "AAD_PREMIUM_P2",
          provisioningStatus: "Success",
          appliesTo: "User",
        },
      ],
    },
  ];
  return { status: 200, body: { "@odata.context": context(call, "subscribedSkus"), value }, units: 3 };
}

function live(call: GraphCall, kind: ObjectKind, key: string): StoredObject {
  const found = call.store.live(kind, key);
  if (!found) throw notFound(key);
  return found;
}
