import { graphPermissions, permissionName } from "../graph/permission-ids.ts";
import { addAssignment, assignmentsOf, removeAssignment } from "./assignments.ts";
import { graphAppId, tenantId } from "./constants.ts";
import { fixedGuid } from "./fixed-guid.ts";
import { registration } from "./registrations.ts";
import type { Store } from "./store.ts";
import type { StoredObject } from "./types.ts";

/** The service principal that a consented client has in the tenant. */
export function clientPrincipal(
  store: Store,
  appId: string,
): { objectId: string; isEnabled: boolean } | undefined {
  const principal = store.live("servicePrincipal", appId);
  return principal && { objectId: principal.objectId, isEnabled: principal.doc.accountEnabled !== false };
}

/** Application permissions granted to a client, by name. */
export function rolesGranted(store: Store, appId: string): string[] {
  const principal = store.live("servicePrincipal", appId);
  if (!principal) return [];
  const graph = graphPrincipal(store);
  return assignmentsOf(store, "principal", principal.id)
    .filter((assignment) => assignment.resourceId === graph.id)
    .flatMap((assignment) => permissionName(assignment.appRoleId) ?? [])
    .toSorted();
}

/** Consents: makes the client's service principal where it is missing, and grants the named permissions. */
export function grantPermissions(store: Store, appId: string, names: readonly string[]): void {
  const principal = store.live("servicePrincipal", appId) ?? addPrincipal(store, appId);
  const graph = graphPrincipal(store);
  const at = new Date(store.now()).toISOString();
  for (const name of names) {
    const roleId = graphPermissions[name];
    if (roleId) addAssignment(store, principal, graph, roleId, at);
  }
}

export function revokePermissions(store: Store, appId: string, names: readonly string[] | "all"): void {
  const principal = store.live("servicePrincipal", appId);
  if (!principal) return;
  for (const assignment of assignmentsOf(store, "principal", principal.id)) {
    const name = permissionName(assignment.appRoleId);
    if (names === "all" || (name !== undefined && names.includes(name)))
      removeAssignment(store, assignment.id);
  }
}

/** The admin deletes the enterprise application: the client loses its identity in the tenant. */
export function removeClientPrincipal(store: Store, appId: string): void {
  const principal = store.live("servicePrincipal", appId);
  if (principal) store.purge(principal);
}

export function setClientPrincipalEnabled(store: Store, appId: string, isEnabled: boolean): void {
  const principal = store.live("servicePrincipal", appId);
  if (principal) store.update(principal, { accountEnabled: isEnabled });
}

function graphPrincipal(store: Store): StoredObject {
  const found = store.live("servicePrincipal", graphAppId);
  if (!found) throw new Error("The seed made no Microsoft Graph service principal.");
  return found;
}

function addPrincipal(store: Store, appId: string): StoredObject {
  const displayName = registration(store, appId)?.displayName ?? "Unknown application";
  const id = store.insert(
    fixedGuid(`principal:${appId}`),
    "servicePrincipal",
    {
      appId,
      displayName,
      appDisplayName: displayName,
      accountEnabled: true,
      servicePrincipalType: "Application",
      appOwnerOrganizationId: tenantId,
      appRoleAssignmentRequired: false,
      appRoles: [],
      tags: ["WindowsAzureActiveDirectoryIntegratedApp", "HideApp"],
      signInAudience: "AzureADMyOrg",
      servicePrincipalNames: [appId],
      createdDateTime: new Date(store.now()).toISOString(),
    },
    { alias: appId },
  );
  const made = store.byId(id);
  if (!made) throw new Error("The service principal was not stored.");
  return made;
}
