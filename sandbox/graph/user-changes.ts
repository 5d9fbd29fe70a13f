import type { Doc, StoredObject } from "../store/types.ts";
import type { GraphCall } from "./call.ts";
import { badRequest, denied, onPremises } from "./graph-error.ts";
import { holds, isPrivileged } from "./guard.ts";
import { isCollection, propertyName } from "./properties.ts";

const words = (text: string) => text.split(" ");

const sensitive = new Set(
  words("accountEnabled passwordProfile userPrincipalName mobilePhone businessPhones otherMails"),
);
const mastered = new Set(
  words(
    "displayName givenName surname jobTitle department officeLocation accountEnabled userPrincipalName mobilePhone passwordProfile companyName employeeId streetAddress city state country postalCode",
  ),
);
const readOnly = new Set(
  words(
    "id createdDateTime deletedDateTime creationType externalUserState isManagementRestricted lastPasswordChangeDateTime signInSessionsValidFromDateTime proxyAddresses assignedLicenses assignedPlans licenseAssignmentStates provisionedPlans onPremisesSyncEnabled onPremisesDistinguishedName onPremisesDomainName onPremisesSamAccountName onPremisesLastSyncDateTime onPremisesProvisioningErrors securityIdentifier signInActivity imAddresses",
  ),
);
const booleans = new Set(words("accountEnabled showInAddressList isResourceAccount"));
const complex = new Set(words("passwordProfile employeeOrgData onPremisesExtensionAttributes"));

/** The change of a PATCH with properties in their own spelling; refuses what Graph refuses: unknown, read-only, wrong type. */
export function namedChange(body: Doc): Doc {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const own = propertyName("user", name);
      if (!own) throw badRequest(`Invalid property '${name}'.`);
      if (readOnly.has(own)) throw badRequest(`Property '${own}' is read-only and cannot be set.`);
      if (!isFitting(own, value))
        throw badRequest(`Invalid value specified for property '${own}' of resource 'User'.`);
      return [own, value];
    }),
  );
}

function isFitting(name: string, value: unknown): boolean {
  if (booleans.has(name)) return typeof value === "boolean";
  if (isCollection(name)) return Array.isArray(value);
  if (complex.has(name)) return value === null || typeof value === "object";
  if (name === "usageLocation")
    return value === null || (typeof value === "string" && /^[A-Z]{2}$/i.test(value));
  return value === null || (typeof value === "string" && value !== "");
}

/** Refuses a change that the token, the person's origin or the person's rights do not allow. */
export function requireUpdateRights(call: GraphCall, user: StoredObject, names: readonly string[]): void {
  const isWide = holds(call, "User.ReadWrite.All", "Directory.ReadWrite.All");
  for (const name of names) {
    const isCovered =
      (name === "accountEnabled" &&
        (isWide || (holds(call, "User.EnableDisableAccount.All") && holds(call, "User.Read.All")))) ||
      (name === "passwordProfile" && holds(call, "User-PasswordProfile.ReadWrite.All")) ||
      (name !== "accountEnabled" && name !== "passwordProfile" && isWide);
    if (!isCovered) throw denied();
  }
  if (user.doc.onPremisesSyncEnabled === true && names.some((name) => mastered.has(name))) throw onPremises();
  if (user.doc.isManagementRestricted === true) throw denied();
  if (names.some((name) => sensitive.has(name)) && isPrivileged(call.store, user)) throw denied();
}

/** Microsoft's complexity rule: 8 to 256 characters of at least three of four classes. */
export function requireStrong(profile: unknown): void {
  const password =
    typeof profile === "object" && profile !== null && "password" in profile ? String(profile.password) : "";
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password)).length;
  if (password.length < 8 || password.length > 256 || classes < 3) {
    throw badRequest(
      "The specified password does not comply with password complexity requirements. Please provide a different password.",
    );
  }
}
