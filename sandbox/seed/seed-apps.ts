import { addAssignment } from "../store/assignments.ts";
import { defaultRole, enterpriseTag, graphAppId, microsoftTenantId, tenantId } from "../store/constants.ts";
import type { Store } from "../store/store.ts";
import type { Doc } from "../store/types.ts";
import { graphPermissions } from "../graph/permission-ids.ts";
import type { Random } from "./random.ts";
import type { SeededGroups } from "./seed-groups.ts";
import type { SeededPeople } from "./seed-people.ts";
import { appNames } from "./words.ts";

const roleSets = [
  [],
  [],
  ["User"],
  ["Viewer", "Editor"],
  ["User", "Administrator"],
  ["Viewer", "Editor", "Administrator"],
] as const;

/** Makes `count` enterprise applications with roles and assignments, and the other service principals beside them. */
export function seedApps(
  store: Store,
  random: Random,
  people: SeededPeople,
  groups: SeededGroups,
  count: number,
): void {
  seedGraph(store, random);
  for (let index = 0; index < count; index += 1) seedApp(store, random, people, groups, index);
  for (const name of [
    "Office 365 Exchange Online",
    "Office 365 SharePoint Online",
    "Windows Azure Active Directory",
  ]) {
    insert(store, random, {
      displayName: name,
      appOwnerOrganizationId: microsoftTenantId,
      servicePrincipalType: "Application",
      accountEnabled: true,
    });
  }
  for (const name of ["vm-calibration", "func-timesheets"]) {
    insert(store, random, {
      displayName: name,
      servicePrincipalType: "ManagedIdentity",
      accountEnabled: true,
      appOwnerOrganizationId: tenantId,
    });
  }
}

function insert(store: Store, random: Random, doc: Doc, appId = random.guid()): number {
  const whole: Doc = {
    appId,
    appDisplayName: doc.displayName,
    appRoles: [],
    tags: [],
    servicePrincipalNames: [appId],
    appRoleAssignmentRequired: false,
    ...doc,
  };
  return store.insert(random.guid(), "servicePrincipal", whole, { isSeed: true, alias: appId });
}

function seedGraph(store: Store, random: Random): void {
  const appRoles = Object.entries(graphPermissions).map(([value, id]) => ({
    allowedMemberTypes: ["Application"],
    description: value,
    displayName: value,
    id,
    isEnabled: true,
    origin: "Application",
    value,
  }));
  insert(
    store,
    random,
    {
      displayName: "Microsoft Graph",
      appOwnerOrganizationId: microsoftTenantId,
      servicePrincipalType: "Application",
      accountEnabled: true,
      appRoles,
    },
    graphAppId,
  );
}

function seedApp(
  store: Store,
  random: Random,
  people: SeededPeople,
  groups: SeededGroups,
  index: number,
): void {
  const name = appNames[index] ?? `Calder Service ${index + 1}`;
  const roles = (name === "Figma" ? (["Viewer", "Editor"] as const) : random.pick(roleSets)).map((role) => ({
    allowedMemberTypes: ["User"],
    description: `${role} of ${name}`,
    displayName: role,
    id: random.guid(),
    isEnabled: true,
    origin: "Application",
    value: role.toLowerCase(),
  }));
  const isInHouse = name.startsWith("Calder");
  const id = insert(store, random, {
    displayName: name,
    description: isInHouse ? "Made by our own team." : null,
    accountEnabled: index % 29 !== 17,
    appOwnerOrganizationId: isInHouse ? tenantId : random.guid(),
    servicePrincipalType: "Application",
    appRoles: roles,
    appRoleAssignmentRequired: index % 4 !== 3,
    preferredSingleSignOnMode: index % 3 === 0 ? "saml" : "oidc",
    homepage: `https://${name.toLowerCase().replace(/[^a-z0-9]+/g, "")}.example`,
    tags: [enterpriseTag, ...(index % 11 === 6 ? ["HideApp"] : [])],
  });
  assign(
    store,
    random,
    people,
    groups,
    id,
    roles.map((role) => role.id),
    index,
  );
}

function assign(
  store: Store,
  random: Random,
  people: SeededPeople,
  groups: SeededGroups,
  app: number,
  roles: readonly string[],
  index: number,
): void {
  const resource = store.byId(app);
  if (!resource) throw new Error("The app was not stored.");
  const role = () => (roles.length === 0 ? defaultRole : random.pick(roles));
  const at = "2024-02-20T13:37:00.0000000Z";
  const give = (principal: number | undefined) => {
    const object = principal === undefined ? undefined : store.byId(principal);
    if (object) addAssignment(store, object, resource, role(), at);
  };
  const direct = Math.min(people.members.length, 20 + Math.floor(2 ** (random.next() * 8)));
  const start = random.below(people.members.length);
  for (let taken = 0; taken < direct; taken += 1)
    give(people.members[(start + taken * 7) % people.members.length]);
  for (let taken = 0; taken < 1 + (index % 3); taken += 1)
    if (groups.assignable.length > 0) give(random.pick(groups.assignable));
  if (index === 0) give(groups.byName.get("Packaging Studio"));
  if (index === 0 || index === 1) give(groups.byName.get("Brand – All"));
  if (index % 6 === 5) give(groups.byName.get("All Staff"));
}
