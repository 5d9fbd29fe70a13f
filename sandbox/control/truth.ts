import { assignmentsOf } from "../store/assignments.ts";
import { enterpriseTag } from "../store/constants.ts";
import { listChildren, listParents } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { kinds, linkKinds, type LinkKind } from "../store/types.ts";

/** Ground truth of the tenant, read from the store itself and not through Graph. */
export type TruthCounts = Record<
  | "users"
  | "activeMembers"
  | "guests"
  | "blocked"
  | "groups"
  | "memberships"
  | "userMemberships"
  | "ownerships"
  | "apps"
  | "assignments"
  | "administrativeUnits"
  | "deletedUsers",
  number
>;

const kind = (name: (typeof kinds)[number]) => kinds.indexOf(name);
const link = (name: LinkKind) => linkKinds.indexOf(name);

const isGuest = "coalesce(doc ->> 'userType', 'Member') = 'Guest'";
const isBlocked = "coalesce(doc ->> 'accountEnabled', 1) = 0";
const liveUsers = `from objects where kind = ${kind("user")} and deleted_at is null`;

/** Application service principals that carry the enterprise tag or have a person or group assigned. */
const apps = `from objects a where a.kind = ${kind("servicePrincipal")} and a.deleted_at is null
  and coalesce(a.doc ->> 'servicePrincipalType', 'Application') = 'Application'
  and (exists (select 1 from json_each(a.doc, '$.tags') t where t.value = '${enterpriseTag}')
    or exists (select 1 from assignments x join objects p on p.id = x.principal
      where x.resource = a.id and p.kind in (${kind("user")}, ${kind("group")}) and p.deleted_at is null))`;

const links = (name: LinkKind, parentKind: number, childKinds?: readonly number[]) => `from links l
  join objects p on p.id = l.parent and p.kind = ${parentKind} and p.deleted_at is null
  join objects c on c.id = l.child and c.deleted_at is null ${childKinds ? `and c.kind in (${childKinds.join(", ")})` : ""}
  where l.kind = ${link(name)}`;

const assignments = `from assignments x
  join objects p on p.id = x.principal and p.kind in (${kind("user")}, ${kind("group")}) and p.deleted_at is null
  join objects r on r.id = x.resource and r.deleted_at is null where r.id in (select a.id ${apps})`;

/** Counts of everything a mirror could hold. */
export function truthCounts(store: Store): TruthCounts {
  const count = (rest: string) => store.row<{ n: number }>(`select count(*) as n ${rest}`)?.n ?? 0;
  const group = kind("group");
  return {
    users: count(liveUsers),
    activeMembers: count(`${liveUsers} and not ${isGuest} and not ${isBlocked}`),
    guests: count(`${liveUsers} and ${isGuest}`),
    blocked: count(`${liveUsers} and ${isBlocked}`),
    groups: count(`from objects where kind = ${group} and deleted_at is null`),
    memberships: count(links("members", group)),
    userMemberships: count(links("members", group, [kind("user")])),
    ownerships: count(links("owners", group)),
    apps: count(apps),
    assignments: count(assignments),
    administrativeUnits: count(
      `from objects where kind = ${kind("administrativeUnit")} and deleted_at is null`,
    ),
    deletedUsers: count(`from objects where kind = ${kind("user")} and deleted_at is not null`),
  };
}

const pair = (name: LinkKind, parentKind: number, parent: string, child: string) =>
  `select p.object_id as "${parent}", c.object_id as "${child}", c.kind as "childKind" ${links(name, parentKind)} order by 1, 2`;

/** One query per truth list; key fields only, sorted, so that two lists can be compared line by line. */
const lists: Readonly<Record<string, string>> = {
  users: `select u.object_id as id, u.doc ->> 'displayName' as displayName, u.doc ->> 'userPrincipalName' as userPrincipalName,
    u.doc ->> 'mail' as mail, coalesce(u.doc ->> 'userType', 'Member') as userType, coalesce(u.doc ->> 'accountEnabled', 1) as accountEnabled,
    u.doc ->> 'jobTitle' as jobTitle, u.doc ->> 'department' as department, u.doc ->> 'officeLocation' as officeLocation,
    u.doc ->> 'usageLocation' as usageLocation,
    (select m.object_id from links l join objects m on m.id = l.child and m.deleted_at is null where l.kind = ${link("manager")} and l.parent = u.id) as managerId
    from objects u where u.kind = ${kind("user")} and u.deleted_at is null order by 1`,
  groups: `select object_id as id, doc ->> 'displayName' as displayName, doc ->> 'mail' as mail, doc ->> 'groupTypes' as groupTypes,
    doc ->> 'securityEnabled' as securityEnabled, doc ->> 'mailEnabled' as mailEnabled, doc ->> 'visibility' as visibility
    from objects where kind = ${kind("group")} and deleted_at is null order by 1`,
  memberships: pair("members", kind("group"), "groupId", "memberId"),
  ownerships: pair("owners", kind("group"), "groupId", "ownerId"),
  apps: `select a.object_id as id, a.doc ->> 'appId' as appId, a.doc ->> 'displayName' as displayName ${apps} order by 1`,
  assignments: `select x.id as id, r.object_id as resourceId, p.object_id as principalId, p.kind as principalKind, x.role_id as appRoleId ${assignments} order by 1`,
  administrativeUnits: `select object_id as id, doc ->> 'displayName' as displayName from objects where kind = ${kind("administrativeUnit")} and deleted_at is null order by 1`,
  unitMembers: pair("unitMembers", kind("administrativeUnit"), "unitId", "memberId"),
  roleMembers: pair("roleMembers", kind("directoryRole"), "roleId", "memberId"),
  deletedUsers: `select object_id as id, doc ->> 'displayName' as displayName, deleted_at as deletedAt
    from objects where kind = ${kind("user")} and deleted_at is not null order by 1`,
};

const kindFields = ["childKind", "principalKind"];

/** One list as NDJSON; undefined when there is no such list. */
export function truthLines(store: Store, name: string): string | undefined {
  const query = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (query === undefined) return undefined;
  const lines: string[] = [];
  for (const row of store.rows<Record<string, unknown>>(query)) {
    for (const field of kindFields) if (typeof row[field] === "number") row[field] = kinds[row[field]];
    if ("accountEnabled" in row) row.accountEnabled = row.accountEnabled !== 0;
    lines.push(JSON.stringify(row));
  }
  return lines.length > 0 ? `${lines.join("\n")}\n` : "";
}

/** Everything about one account, deleted ones too; undefined when it never was. */
export function truthUser(store: Store, idOrName: string): Record<string, unknown> | undefined {
  const user = store.byObjectId(idOrName) ?? store.byAlias(idOrName);
  if (!user || user.kind !== "user") return undefined;
  const apps = assignmentsOf(store, "principal", user.id).map((each) => ({
    id: each.id,
    resourceId: store.byId(each.resourceId)?.objectId,
    appRoleId: each.appRoleId,
  }));
  return {
    accountEnabled: true,
    ...user.doc,
    id: user.objectId,
    deletedAt: user.deletedAt,
    managerId: listChildren(store, "manager", user.id, 0, 1)[0]?.objectId ?? null,
    memberOf: listParents(store, "members", user.id)
      .map((group) => group.objectId)
      .toSorted(),
    ownerOf: listParents(store, "owners", user.id)
      .map((group) => group.objectId)
      .toSorted(),
    directoryRoles: listParents(store, "roleMembers", user.id).map((role) => role.doc.displayName),
    assignments: apps,
  };
}
