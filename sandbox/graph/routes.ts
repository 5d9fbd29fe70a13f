import { listChildren } from "../store/links.ts";
import type { StoredObject } from "../store/types.ts";
import * as applications from "./applications.ts";
import * as apps from "./apps.ts";
import type { GraphCall, GraphReply } from "./call.ts";
import { deltaPage } from "./delta.ts";
import type { DeltaRules } from "./delta-round.ts";
import * as directory from "./directory.ts";
import * as groups from "./groups.ts";
import { liveGroup, liveUser } from "./guard.ts";
import { installTeamsApp } from "./installed-apps.ts";
import { countCollection, listCollection, type Collection } from "./list.ts";
import { getObject, listRelated, liveObject, memberGroups } from "./member-of.ts";
import * as organization from "./organization.ts";
import { sendMail } from "./send-mail.ts";
import * as users from "./users.ts";

export type Handler = (call: GraphCall, keys: readonly string[]) => GraphReply;

const list =
  (collection: (call: GraphCall) => Collection): Handler =>
  (call) =>
    listCollection(call, collection(call));
const delta =
  (rules: DeltaRules): Handler =>
  (call) =>
    deltaPage(call, rules);
const first = (keys: readonly string[]) => keys[0] ?? "";
const second = (keys: readonly string[]) => keys[1] ?? "";

const deltaRules = {
  users: { set: "users", kind: "user", relations: { manager: "manager" }, defaultRelations: [] },
  groups: {
    set: "groups",
    kind: "group",
    relations: { members: "members", owners: "owners" },
    defaultRelations: ["members"],
  },
  apps: {
    set: "servicePrincipals",
    kind: "servicePrincipal",
    relations: { owners: "appOwners" },
    defaultRelations: [],
  },
  units: {
    set: "directory/administrativeUnits",
    kind: "administrativeUnit",
    relations: { members: "unitMembers" },
    defaultRelations: ["members"],
  },
  roles: {
    set: "directoryRoles",
    kind: "directoryRole",
    relations: { members: "roleMembers" },
    defaultRelations: ["members"],
  },
} as const satisfies Record<string, DeltaRules>;

/** The appRoleAssignments of one kind of principal: list, create, delete. */
const assignmentsOf = (
  set: "users" | "groups" | "servicePrincipals",
  live: (call: GraphCall, key: string) => StoredObject,
): Record<string, Handler> => {
  const path = `/${set.toLowerCase()}/{id}/approleassignments`;
  return {
    [`GET ${path}`]: (call, keys) => {
      const owner = live(call, first(keys));
      return apps.listAssignments(call, owner, "principal", `${set}('${owner.objectId}')/appRoleAssignments`);
    },
    [`POST ${path}`]: (call, keys) => apps.createAssignment(call, live(call, first(keys)), "principal"),
    [`DELETE ${path}/{id}`]: (call, keys) =>
      apps.deleteAssignment(call, live(call, first(keys)), "principal", second(keys)),
  };
};

/** Every call the practice tenant knows: method and path template in lower case, `{id}` for keys. */
export const routes: Readonly<Record<string, Handler>> = {
  "GET /users": list(users.usersCollection),
  "POST /users": users.createUser,
  "GET /users/delta": delta(deltaRules.users),
  "GET /users/{id}": (call, keys) => users.getUser(call, first(keys)),
  "PATCH /users/{id}": (call, keys) => users.updateUser(call, first(keys)),
  "DELETE /users/{id}": (call, keys) => users.deleteUser(call, first(keys)),
  "GET /users/{id}/manager": (call, keys) => users.getManager(call, first(keys)),
  "PUT /users/{id}/manager/$ref": (call, keys) => users.setManager(call, first(keys)),
  "DELETE /users/{id}/manager/$ref": (call, keys) => users.setManager(call, first(keys)),
  "GET /users/{id}/directreports": (call, keys) =>
    listRelated(call, liveUser(call, first(keys)), "directReports"),
  "GET /users/{id}/memberof": (call, keys) => listRelated(call, liveUser(call, first(keys)), "memberOf"),
  "GET /users/{id}/transitivememberof": (call, keys) =>
    listRelated(call, liveUser(call, first(keys)), "transitiveMemberOf"),
  "GET /users/{id}/ownedobjects": (call, keys) =>
    listRelated(call, liveUser(call, first(keys)), "ownedObjects"),
  "GET /users/{id}/licensedetails": (call, keys) => directory.licenseDetails(call, first(keys)),
  ...assignmentsOf("users", liveUser),
  "POST /users/{id}/sendmail": (call, keys) => sendMail(call, first(keys)),
  "POST /users/{id}/teamwork/installedapps": (call, keys) => installTeamsApp(call, first(keys)),
  "POST /users/{id}/revokesigninsessions": (call, keys) => users.revokeSessions(call, first(keys)),
  "POST /users/{id}/checkmembergroups": (call, keys) => memberGroups(call, liveUser(call, first(keys)), true),
  "POST /users/{id}/getmembergroups": (call, keys) => memberGroups(call, liveUser(call, first(keys)), false),
  "GET /groups": list(groups.groupsCollection),
  "POST /groups": groups.createGroup,
  "GET /groups/delta": delta(deltaRules.groups),
  "GET /groups/{id}": (call, keys) => groups.getGroup(call, first(keys)),
  "PATCH /groups/{id}": (call, keys) => groups.updateGroup(call, first(keys)),
  "DELETE /groups/{id}": (call, keys) => groups.deleteGroup(call, first(keys)),
  "GET /groups/{id}/members": (call, keys) => groups.listLinked(call, first(keys), "members"),
  "GET /groups/{id}/transitivemembers": (call, keys) => groups.listTransitiveMembers(call, first(keys)),
  "POST /groups/{id}/members/$ref": (call, keys) => groups.addReference(call, first(keys), "members"),
  "DELETE /groups/{id}/members/{id}/$ref": (call, keys) =>
    groups.removeReference(call, first(keys), "members", second(keys)),
  "GET /groups/{id}/owners": (call, keys) => groups.listLinked(call, first(keys), "owners"),
  "POST /groups/{id}/owners/$ref": (call, keys) => groups.addReference(call, first(keys), "owners"),
  "DELETE /groups/{id}/owners/{id}/$ref": (call, keys) =>
    groups.removeReference(call, first(keys), "owners", second(keys)),
  "GET /groups/{id}/memberof": (call, keys) => listRelated(call, liveGroup(call, first(keys)), "memberOf"),
  ...assignmentsOf("groups", liveGroup),
  "GET /serviceprincipals": list(apps.appsCollection),
  "GET /serviceprincipals/delta": delta(deltaRules.apps),
  "GET /serviceprincipals/{id}": (call, keys) => apps.getApp(call, first(keys)),
  "GET /serviceprincipals/{id}/approleassignedto": (call, keys) => {
    const app = apps.liveApp(call, first(keys));
    return apps.listAssignments(
      call,
      app,
      "resource",
      `servicePrincipals('${app.objectId}')/appRoleAssignedTo`,
    );
  },
  "POST /serviceprincipals/{id}/approleassignedto": (call, keys) =>
    apps.createAssignment(call, apps.liveApp(call, first(keys)), "resource"),
  "DELETE /serviceprincipals/{id}/approleassignedto/{id}": (call, keys) =>
    apps.deleteAssignment(call, apps.liveApp(call, first(keys)), "resource", second(keys)),
  ...assignmentsOf("servicePrincipals", apps.liveApp),
  "GET /serviceprincipals/{id}/memberof": (call, keys) =>
    listRelated(call, apps.liveApp(call, first(keys)), "memberOf"),
  "GET /serviceprincipals/{id}/owners": (call, keys) => {
    const app = apps.liveApp(call, first(keys));
    const source = (after: number, limit: number) =>
      listChildren(call.store, "appOwners", app.id, after, limit);
    return listCollection(call, { set: "directoryObjects", kind: "user", isMixed: true, source, units: 1 });
  },
  "GET /applications": list(applications.applicationsCollection),
  "GET /applications/{id}": (call, keys) => applications.getApplication(call, first(keys)),
  "GET /directory/administrativeunits": list(directory.unitsCollection),
  "GET /directory/administrativeunits/delta": delta(deltaRules.units),
  "GET /directory/administrativeunits/{id}": (call, keys) => directory.getUnit(call, first(keys)),
  "GET /directory/administrativeunits/{id}/members": (call, keys) =>
    directory.listUnitMembers(call, first(keys)),
  "GET /directory/deleteditems/microsoft.graph.user": (call) => directory.listDeleted(call, "user"),
  "GET /directory/deleteditems/microsoft.graph.group": (call) => directory.listDeleted(call, "group"),
  "GET /directory/deleteditems/{id}": (call, keys) => directory.getDeleted(call, first(keys)),
  "POST /directory/deleteditems/{id}/restore": (call, keys) => directory.restore(call, first(keys)),
  "DELETE /directory/deleteditems/{id}": (call, keys) => directory.purge(call, first(keys)),
  "GET /directoryroles": directory.listRoles,
  "GET /directoryroles/delta": delta(deltaRules.roles),
  "GET /directoryroles/{id}": (call, keys) => directory.getRole(call, first(keys)),
  "GET /directoryroles/{id}/members": (call, keys) => directory.listRoleMembers(call, first(keys)),
  "GET /rolemanagement/directory/roleassignments": directory.listRoleAssignments,
  "GET /directoryobjects/{id}": (call, keys) => getObject(call, first(keys)),
  "POST /directoryobjects/{id}/checkmembergroups": (call, keys) =>
    memberGroups(call, liveObject(call, first(keys)), true),
  "POST /directoryobjects/{id}/getmembergroups": (call, keys) =>
    memberGroups(call, liveObject(call, first(keys)), false),
  "POST /directoryobjects/getbyids": directory.getByIds,
  "GET /organization": organization.listOrganization,
  "GET /organization/{id}": organization.getOrganization,
  "GET /domains": directory.domains,
  "GET /subscribedskus": directory.subscribedSkus,
};

/** Collections whose size `…/$count` answers as plain text. */
export const countable: Readonly<Record<string, (call: GraphCall, keys: readonly string[]) => number>> = {
  "/users/$count": (call) => countCollection(call, users.usersCollection(call)),
  "/groups/$count": (call) => countCollection(call, groups.groupsCollection(call)),
  "/groups/{id}/members/$count": (call, keys) =>
    countCollection(call, groups.linkedCollection(call, first(keys), "members")),
  "/groups/{id}/owners/$count": (call, keys) =>
    countCollection(call, groups.linkedCollection(call, first(keys), "owners")),
  "/serviceprincipals/$count": (call) => countCollection(call, apps.appsCollection(call)),
};
