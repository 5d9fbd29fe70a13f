import type { Doc, ObjectKind } from "../store/types.ts";
import { Refusal } from "./graph-error.ts";

type Properties = { default: readonly string[]; more: readonly string[] };

const words = (text: string) => text.split(" ");

// What each kind answers by default, and what else can be selected.
const known: Record<ObjectKind, Properties> = {
  user: {
    default: words(
      "businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id",
    ),
    more: words(
      "accountEnabled ageGroup assignedLicenses assignedPlans city companyName consentProvidedForMinor country createdDateTime creationType deletedDateTime department employeeHireDate employeeLeaveDateTime employeeId employeeOrgData employeeType externalUserState externalUserStateChangeDateTime faxNumber identities imAddresses isManagementRestricted isResourceAccount lastPasswordChangeDateTime legalAgeGroupClassification licenseAssignmentStates mailNickname onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes onPremisesImmutableId onPremisesLastSyncDateTime onPremisesProvisioningErrors onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails passwordPolicies passwordProfile postalCode preferredDataLocation provisionedPlans proxyAddresses securityIdentifier showInAddressList signInActivity signInSessionsValidFromDateTime state streetAddress usageLocation userType",
    ),
  },
  group: {
    default: words(
      "id deletedDateTime classification createdDateTime creationOptions description displayName expirationDateTime groupTypes isAssignableToRole mail mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled preferredDataLocation preferredLanguage proxyAddresses renewedDateTime resourceBehaviorOptions resourceProvisioningOptions securityEnabled securityIdentifier theme uniqueName visibility onPremisesProvisioningErrors serviceProvisioningErrors",
    ),
    more: words("isManagementRestricted assignedLicenses hasMembersWithLicenseErrors licenseProcessingState"),
  },
  servicePrincipal: {
    default: words(
      "id deletedDateTime accountEnabled alternativeNames appDisplayName appDescription appId applicationTemplateId appOwnerOrganizationId appRoleAssignmentRequired createdDateTime description disabledByMicrosoftStatus displayName homepage loginUrl logoutUrl notes notificationEmailAddresses preferredSingleSignOnMode preferredTokenSigningKeyThumbprint replyUrls servicePrincipalNames servicePrincipalType signInAudience tags tokenEncryptionKeyId samlSingleSignOnSettings addIns appRoles info keyCredentials oauth2PermissionScopes passwordCredentials resourceSpecificApplicationPermissions verifiedPublisher isDisabled createdByAppId",
    ),
    more: [],
  },
  administrativeUnit: {
    default: words(
      "id deletedDateTime description displayName visibility membershipRule membershipRuleProcessingState membershipType isMemberManagementRestricted",
    ),
    more: [],
  },
  directoryRole: { default: words("id deletedDateTime description displayName roleTemplateId"), more: [] },
  device: {
    default: words(
      "id deletedDateTime accountEnabled deviceId displayName operatingSystem operatingSystemVersion",
    ),
    more: [],
  },
  orgContact: { default: words("id displayName givenName surname mail companyName jobTitle"), more: [] },
  application: {
    default: words(
      "id deletedDateTime appId applicationTemplateId createdDateTime description disabledByMicrosoftStatus displayName groupMembershipClaims identifierUris isDeviceOnlyAuthSupported isFallbackPublicClient notes publisherDomain serviceManagementReference signInAudience tags tokenEncryptionKeyId uniqueName addIns api appRoles defaultRedirectUri info keyCredentials optionalClaims parentalControlSettings passwordCredentials publicClient requiredResourceAccess samlMetadataUrl spa verifiedPublisher web",
    ),
    more: [],
  },
};

const collections = new Set(
  words(
    "businessPhones assignedLicenses assignedPlans identities imAddresses licenseAssignmentStates otherMails provisionedPlans proxyAddresses onPremisesProvisioningErrors serviceProvisioningErrors groupTypes creationOptions resourceBehaviorOptions resourceProvisioningOptions alternativeNames notificationEmailAddresses replyUrls servicePrincipalNames tags addIns appRoles keyCredentials oauth2PermissionScopes passwordCredentials resourceSpecificApplicationPermissions identifierUris requiredResourceAccess",
  ),
);

/** True for properties that hold a list. */
export const isCollection = (name: string) => collections.has(name);

const canonical = new Map(
  Object.entries(known).map(([kind, { default: usual, more }]) => [
    kind,
    new Map([...usual, ...more].map((name) => [name.toLowerCase(), name])),
  ]),
);

/** The property's own spelling, whatever case was asked; undefined when the kind has no such property. */
export function propertyName(kind: ObjectKind, asked: string): string | undefined {
  return canonical.get(kind)?.get(asked.toLowerCase());
}

/** Resolves a $select list. Relations (`members`, `manager`) are returned as they are asked. */
export function selectedProperties(
  kind: ObjectKind,
  select: string | undefined,
  relations: readonly string[] = [],
): readonly string[] {
  if (select === undefined || select === "*") return known[kind].default;
  return select.split(",").map((raw) => {
    const asked = raw.trim();
    const relation = relations.find((name) => name.toLowerCase() === asked.toLowerCase());
    const found = relation ?? propertyName(kind, asked);
    if (!found)
      throw new Refusal(
        400,
        "BadRequest",
        `Parsing OData Select and Expand failed: Could not find a property named '${asked}' on type 'microsoft.graph.${kind}'.`,
      );
    return found;
  });
}

/** The object as GET shows it: every asked property, null or [] where nothing is stored. */
export function show(
  objectId: string,
  object: { doc: Doc },
  names: readonly string[],
  deletedAt: number | null = null,
): Record<string, unknown> {
  // Ids alone need no look into the document.
  if (names.length === 1 && names[0] === "id") return { id: objectId };
  const { doc } = object;
  const shown: Record<string, unknown> = {};
  for (const name of names) {
    if (name === "id") shown.id = objectId;
    else if (name === "deletedDateTime") shown[name] = deletedAt === null ? null : seconds(deletedAt);
    else shown[name] = doc[name] ?? (collections.has(name) ? [] : null);
  }
  return shown;
}

/** The object as delta shows it: what was never set is left out, `id` always comes. */
export function showChanged(objectId: string, doc: Doc, names: readonly string[]): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const name of names) {
    const value = doc[name];
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) shown[name] = value;
    else if (name === "visibility") shown[name] = null;
  }
  shown.id = objectId;
  return shown;
}

/** Graph's moments: to the second. */
export const seconds = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
