/** A tenant as the login service knows it. */
export type Tenant = { id: string; displayName: string; domains: readonly string[] };

/** A person who can sign in. `directoryRoles` are active roles, with their template ids. */
export type Person = {
  objectId: string;
  tenantId: string;
  displayName: string;
  userPrincipalName: string;
  mail: string | null;
  jobTitle: string | null;
  department: string | null;
  isBlocked: boolean;
  directoryRoles: Array<{ displayName: string; templateId: string }>;
};

export type PersonaKey = "admin" | "agent" | "manager" | "employee" | "not-an-admin";

export type Persona = Person & { key: PersonaKey };

export type Registration = {
  appId: string;
  displayName: string;
  redirectUris: string[];
  requestedPermissions: string[];
  /** `expiresAt` in epoch ms; null never expires. */
  secrets: Array<{ value: string; expiresAt: number | null }>;
  certificates: Array<{ pem: string }>;
};

/** The service principal a consented client has in the tenant. */
export type ClientPrincipal = { objectId: string; isEnabled: boolean };

/** What the login service asks of the practice tenant's store. */
export type LoginDirectory = {
  tenant: Tenant;
  /** By object id or user principal name, in any case; deleted people are not found. */
  person: (idOrName: string) => Person | undefined;
  /** People whose name, UPN or mail contains `text`, at most `limit`, by name. */
  search: (text: string, limit: number) => Person[];
  personas: () => Persona[];
  registration: (appId: string) => Registration | undefined;
  setRequestedPermissions: (appId: string, names: string[]) => void;
  setSecrets: (appId: string, secrets: Registration["secrets"]) => void;
  setCertificates: (appId: string, certificates: Registration["certificates"]) => void;
  clientPrincipal: (appId: string) => ClientPrincipal | undefined;
  rolesGranted: (appId: string) => string[];
  grant: (appId: string, names: string[]) => void;
  /** Names of all application permissions of Graph in this tenant. */
  knownPermissions: () => string[];
  /** PKCS 8 PEM of the RSA key that signs tokens. */
  signingKeyPem: () => string;
};
