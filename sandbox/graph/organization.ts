import { initialDomain, tenantDomain, tenantId, tenantName } from "../store/constants.ts";
import type { Store } from "../store/store.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { notFound } from "./graph-error.ts";

/** How /organization names the tenant. */
export type OrganizationName = { id: string; displayName: string };

/** Lets /organization answer as another company; tokens stay. {} ends it. */
export function maskOrganization(store: Store, mask: Partial<OrganizationName>): void {
  store.setMeta("organization", JSON.stringify(mask));
}

export function organizationName(store: Store): OrganizationName {
  // Written by maskOrganization only.
  const mask = JSON.parse(store.meta("organization") ?? "{}") as Partial<OrganizationName>;
  return { id: tenantId, displayName: tenantName, ...mask };
}

export function listOrganization(call: GraphCall): GraphReply {
  return {
    status: 200,
    body: {
      "@odata.context": context(call, "organization"),
      value: [{ ...company, ...organizationName(call.store) }],
    },
    units: 1,
  };
}

export function getOrganization(call: GraphCall, keys: readonly string[]): GraphReply {
  const key = keys[0] ?? "";
  const name = organizationName(call.store);
  if (key.toLowerCase() !== name.id) throw notFound(key);
  return {
    status: 200,
    body: { "@odata.context": context(call, "organization/$entity"), ...company, ...name },
    units: 1,
  };
}

const domain = (name: string, isDefault: boolean, isInitial: boolean) => ({
  capabilities: "Email, OfficeCommunicationsOnline",
  isDefault,
  isInitial,
  name,
  type: "Managed",
});

const company = {
  id: tenantId,
  deletedDateTime: null,
  assignedPlans: [],
  businessPhones: [],
  city: "Lyon",
  country: null,
  countryLetterCode: "FR",
  createdDateTime: "2019-03-04T09:12:00Z",
  displayName: tenantName,
  isMultipleDataLocationsForServicesEnabled: null,
  marketingNotificationEmails: [],
  onPremisesLastSyncDateTime: null,
  onPremisesSyncEnabled: true,
  postalCode: null,
  preferredLanguage: "en",
  securityComplianceNotificationMails: [],
  securityComplianceNotificationPhones: [],
  state: null,
  street: null,
  technicalNotificationMails: [`it@${tenantDomain}`],
  tenantType: "AAD",
  directorySizeQuota: { used: 2_400, total: 300_000 },
  privacyProfile: { contactEmail: null, statementUrl: null },
  provisionedPlans: [],
  verifiedDomains: [domain(tenantDomain, true, false), domain(initialDomain, false, true)],
};
