import type { Props } from "./model-directory.ts";
import type { Random } from "./random.ts";

const NAMES = ["Ada", "Bjørn", "Chloë", "Dang", "Émile", "Fatima", "Gül", "Hiro"] as const;
const WORDS = ["Sales", "Support", "Lab", "Optik", "Bau", "Research"] as const;
const MOMENTS = ["2024-02-29T10:00:00Z", "2025-07-01T08:30:00Z", "2026-01-15T12:00:00.5Z"] as const;
export const ENTERPRISE_TAG = "WindowsAzureActiveDirectoryIntegratedApp";

type Draw = (random: Random) => unknown;
const of =
  (...values: readonly unknown[]): Draw =>
  (random) =>
    random.pick(values) ?? null;

/** Properties that come and go; null and empty lists are as ordinary as values. */
const OPTIONAL: Record<"user" | "group" | "app" | "unit", Record<string, Draw>> = {
  user: {
    givenName: of(null, ...NAMES),
    surname: of(null, "Novak", "Şahin", "O'Brien"),
    mail: of(null, "one@calder.example", "two@calder.example"),
    jobTitle: of(null, "Engineer", "Chief"),
    department: of(null, ...WORDS),
    companyName: of(null, "Calder"),
    officeLocation: of(null, "Kathmandu", "Graz"),
    usageLocation: of(null, "AT", "NP"),
    city: of(null, "Graz"),
    country: of(null, "Austria"),
    mobilePhone: of(null, "+43 1", "+977 2"),
    businessPhones: of([], ["+43 3"], ["+43 4"]),
    employeeId: of(null, "0017"),
    employeeType: of(null, "Contractor"),
    employeeHireDate: of(null, ...MOMENTS),
    accountEnabled: of(true, true, true, false),
    userType: of("Member", "Member", "Guest", null),
    externalUserState: of(null, "PendingAcceptance", "Accepted"),
    onPremisesSyncEnabled: of(null, true, false),
    onPremisesDistinguishedName: of(null, "CN=A,OU=Graz,DC=calder"),
    isManagementRestricted: of(null, true),
    lastPasswordChangeDateTime: of(null, ...MOMENTS),
    signInSessionsValidFromDateTime: of(null, ...MOMENTS),
  },
  group: {
    description: of(null, "About"),
    mail: of(null, "group@calder.example"),
    membershipRule: of(null, '(user.department -eq "Lab")'),
    onPremisesSyncEnabled: of(null, true),
    isAssignableToRole: of(null, true, false),
    isManagementRestricted: of(null, true),
    resourceProvisioningOptions: of([], ["Team"]),
    visibility: of(null, "Private", "Public"),
  },
  app: {
    description: of(null, "About"),
    homepage: of(null, "https://app.calder.example"),
    accountEnabled: of(true, false),
    appRoleAssignmentRequired: of(true, false),
    tags: of([], [ENTERPRISE_TAG], ["HideApp"]),
    appRoles: (random) => random.some([1, 2, 3], 0.5).map((n) => appRole(n, random.chance(0.8))),
  },
  unit: {
    description: of(null, "About"),
    visibility: of(null, "HiddenMembership", "Public"),
    isMemberManagementRestricted: of(null, true, false),
  },
};

/** Kinds that have properties of their own. */
export type Described = keyof typeof OPTIONAL;
export const isDescribed = (kind: string): kind is Described => kind in OPTIONAL;

export type AppRole = {
  id: string;
  displayName: string;
  value: string | null;
  isEnabled: boolean;
  allowedMemberTypes: readonly string[];
};

export const appRoleId = (n: number) => `${n}0000000-0000-4000-8000-000000000000`;

function appRole(n: number, isEnabled: boolean): AppRole {
  const value = n === 3 ? null : `role${n}`;
  const allowedMemberTypes = n === 2 ? ["Application"] : ["User"];
  return { id: appRoleId(n), displayName: `Role ${n}`, value, isEnabled, allowedMemberTypes };
}

const name = (random: Random) => `${random.pick(NAMES)} ${random.pick(WORDS)} ${random.below(9)}`;

function required(kind: Described, random: Random, n: number): Props {
  const displayName = name(random);
  const createdDateTime = random.pick(MOMENTS);
  if (kind === "user") {
    const suffix = random.chance(0.2) ? "_else.example#EXT#" : "";
    return { displayName, userPrincipalName: `p${n}${suffix}@calder.example`, createdDateTime };
  }
  if (kind === "unit") return { displayName };
  if (kind === "app") {
    const servicePrincipalType = random.pick(["Application", "Application", "ManagedIdentity", "SocialIdp"]);
    return { displayName, appId: random.guid(), servicePrincipalType, appOwnerOrganizationId: null };
  }
  const isUnified = random.chance(0.4);
  const types = [...(isUnified ? ["Unified"] : []), ...random.some(["DynamicMembership"], 0.2)];
  const mailEnabled = isUnified || random.chance(0.2);
  const securityEnabled = isUnified ? random.chance(0.3) : !mailEnabled || random.chance(0.5);
  return { displayName, createdDateTime, groupTypes: random.shuffled(types), mailEnabled, securityEnabled };
}

/** A new object's properties; `n` keeps sign-in names apart. */
export function newProps(kind: Described, random: Random, n: number): Props {
  const optional = Object.entries(OPTIONAL[kind]).map(([key, draw]) => [key, draw(random)]);
  return { ...Object.fromEntries(optional), ...required(kind, random, n) };
}

/** Some properties with other values; now and then the name too. */
export function changedProps(kind: Described, random: Random): Props {
  const changed = random.some(Object.entries(OPTIONAL[kind]), 0.25).map(([key, draw]) => [key, draw(random)]);
  return { ...Object.fromEntries(changed), ...(random.chance(0.4) ? { displayName: name(random) } : {}) };
}

/** Of these an empty list is what other properties write as null. */
export const COLLECTIONS: ReadonlySet<string> = new Set([
  "businessPhones",
  "groupTypes",
  "resourceProvisioningOptions",
  "appRoles",
  "tags",
]);
