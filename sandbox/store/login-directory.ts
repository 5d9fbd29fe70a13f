import { graphPermissions } from "../graph/permission-ids.ts";
import type { LoginDirectory, Person, PersonaKey } from "../login/directory.ts";
import { personaNames } from "../seed/named-people.ts";
import { initialDomain, tenantDomain, tenantId, tenantName } from "./constants.ts";
import { clientPrincipal, grantPermissions, rolesGranted } from "./consent.ts";
import { listParents } from "./links.ts";
import { registration, saveRegistration } from "./registrations.ts";
import type { Store } from "./store.ts";
import type { StoredObject } from "./types.ts";

/** What the login service reads and writes in the store. */
export function loginDirectory(store: Store): LoginDirectory {
  const change = (appId: string, part: Partial<NonNullable<ReturnType<typeof registration>>>) => {
    const current = registration(store, appId);
    if (!current) throw new Error(`There is no app registration ${appId}.`);
    saveRegistration(store, { ...current, ...part });
  };
  return {
    tenant: { id: tenantId, displayName: tenantName, domains: [tenantDomain, initialDomain] },
    person: (idOrName) => {
      const user = store.live("user", idOrName);
      return user && toPerson(store, user);
    },
    search: (text, limit) => {
      const part = `%${text.replace(/[%_]/g, "")}%`;
      const query = `select object_id from objects where kind = 0 and deleted_at is null
        and (doc ->> 'displayName' like ? or alias like ? or doc ->> 'mail' like ?) order by doc ->> 'displayName' limit ?`;
      return store
        .rows<{ object_id: string }>(query, part, part, part, limit)
        .flatMap(({ object_id: id }) => toPersonOrNone(store, id));
    },
    personas: () =>
      Object.entries(personaNames).flatMap(([key, name]) => {
        const row = store.row<{ object_id: string }>(
          "select object_id from objects where kind = 0 and doc ->> 'displayName' = ? limit 1",
          name,
        );
        // The keys of personaNames are the persona keys.
        return row
          ? toPersonOrNone(store, row.object_id).map((person) => ({ ...person, key: key as PersonaKey }))
          : [];
      }),
    registration: (appId) => registration(store, appId),
    setRequestedPermissions: (appId, names) => change(appId, { requestedPermissions: names }),
    setSecrets: (appId, secrets) => change(appId, { secrets }),
    setCertificates: (appId, certificates) => change(appId, { certificates }),
    clientPrincipal: (appId) => clientPrincipal(store, appId),
    rolesGranted: (appId) => rolesGranted(store, appId),
    grant: (appId, names) => grantPermissions(store, appId, names),
    knownPermissions: () => Object.keys(graphPermissions),
    signingKeyPem: () => {
      const pem = store.meta("signing-key");
      if (pem === undefined) throw new Error("The seed made no signing key.");
      return pem;
    },
  };
}

function toPersonOrNone(store: Store, objectId: string): Person[] {
  const user = store.byObjectId(objectId);
  return user ? [toPerson(store, user)] : [];
}

function toPerson(store: Store, user: StoredObject): Person {
  const text = (name: string) => (typeof user.doc[name] === "string" ? user.doc[name] : null);
  return {
    objectId: user.objectId,
    tenantId,
    displayName: text("displayName") ?? user.objectId,
    userPrincipalName: text("userPrincipalName") ?? user.objectId,
    mail: text("mail"),
    jobTitle: text("jobTitle"),
    department: text("department"),
    isBlocked: user.doc.accountEnabled === false,
    directoryRoles: listParents(store, "roleMembers", user.id).map((role) => ({
      displayName: String(role.doc.displayName),
      templateId: String(role.doc.roleTemplateId),
    })),
  };
}
