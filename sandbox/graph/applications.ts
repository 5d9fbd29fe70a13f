import { X509Certificate } from "node:crypto";
import type { Registration } from "../login/directory.ts";
import { graphAppId, initialDomain } from "../store/constants.ts";
import { fixedGuid } from "../store/fixed-guid.ts";
import { registrations } from "../store/registrations.ts";
import type { Store } from "../store/store.ts";
import type { Doc, StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { notFound } from "./graph-error.ts";
import type { Collection } from "./list.ts";
import { graphPermissions } from "./permission-ids.ts";
import { seconds, selectedProperties, show } from "./properties.ts";

/** Stands before the key of `applications(appId='…')`. */
export const byAppId = "appId=";

const dayMs = 86_400_000;
const longestLifeMs = 2 * 365 * dayMs;

export const applicationsCollection = (call: GraphCall): Collection => ({
  set: "applications",
  kind: "application",
  source: (after, limit) =>
    applications(call.store)
      .filter((each) => each.id > after)
      .slice(0, limit),
  units: 2,
});

export function getApplication(call: GraphCall, key: string): GraphReply {
  const isByAppId = key.startsWith(byAppId);
  const wanted = (isByAppId ? key.slice(byAppId.length) : key).toLowerCase();
  const found = applications(call.store).find(
    (each) => (isByAppId ? String(each.doc.appId).toLowerCase() : each.objectId) === wanted,
  );
  if (!found) throw notFound(isByAppId ? key.slice(byAppId.length) : key);
  const select = call.query.get("$select");
  const shown = show(found.objectId, found, selectedProperties("application", select));
  return {
    status: 200,
    body: { "@odata.context": context(call, `applications${select ? `(${select})` : ""}/$entity`), ...shown },
    units: 2,
  };
}

/** The app registrations as directory objects; they are kept by the login service, not among the objects. */
function applications(store: Store): StoredObject[] {
  const seededAt = Number(store.meta("seeded-at") ?? store.now());
  return registrations(store).map((each, index) => ({
    id: index + 1,
    objectId: fixedGuid(`application:${each.appId}`),
    kind: "application",
    doc: documentOf(each, seededAt, store.now()),
    deletedAt: null,
  }));
}

function documentOf(registration: Registration, seededAt: number, now: number): Doc {
  return {
    appId: registration.appId,
    displayName: registration.displayName,
    createdDateTime: seconds(seededAt),
    publisherDomain: initialDomain,
    signInAudience: "AzureADMyOrg",
    requiredResourceAccess: [
      {
        resourceAppId: graphAppId,
        resourceAccess: registration.requestedPermissions.flatMap((name) => {
          const id = graphPermissions[name];
          return id === undefined ? [] : [{ id, type: "Role" }];
        }),
      },
    ],
    web: { homePageUrl: null, logoutUrl: null, redirectUris: registration.redirectUris },
    passwordCredentials: registration.secrets.map((secret) => {
      const endsAt = secret.expiresAt ?? farEnd(seededAt, now);
      return {
        customKeyIdentifier: null,
        displayName: "Client secret",
        startDateTime: seconds(endsAt - longestLifeMs),
        endDateTime: seconds(endsAt),
        hint: secret.value.slice(0, 3),
        keyId: fixedGuid(`secret:${registration.appId}:${secret.value}`),
        secretText: null,
      };
    }),
    keyCredentials: registration.certificates.map(({ pem }) => keyCredential(pem)),
  };
}

/** Graph has no "never": the end of the longest life that a secret can have, renewed before it comes near. */
function farEnd(seededAt: number, now: number): number {
  let endsAt = seededAt + longestLifeMs;
  while (endsAt < now + 90 * dayMs) endsAt += longestLifeMs;
  return endsAt;
}

function keyCredential(pem: string): Record<string, unknown> {
  const certificate = new X509Certificate(pem);
  const thumbprint = certificate.fingerprint.replaceAll(":", "");
  return {
    // Edm.Binary, and yet Graph writes the SHA-1 thumbprint in hexadecimal.
    customKeyIdentifier: thumbprint,
    displayName: certificate.subject.split("\n").at(-1) ?? null,
    startDateTime: seconds(Date.parse(certificate.validFrom)),
    endDateTime: seconds(Date.parse(certificate.validTo)),
    keyId: fixedGuid(`certificate:${thumbprint}`),
    type: "AsymmetricX509Cert",
    usage: "Verify",
    key: null,
  };
}
