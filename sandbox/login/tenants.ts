import type { LoginDirectory, Person, Tenant } from "./directory.ts";
import { loginError, type LoginError } from "./login-error.ts";

/** The tenant that is not the practice company: one administrator and no directory behind it. */
export const otherTenant: Tenant = {
  id: "c0ffee00-0002-4a7e-9d00-0be000000002",
  displayName: "Other Company",
  domains: ["other.example", "othercompany.onmicrosoft.com"],
};

export const otherAdmin: Person = {
  objectId: "c0ffee00-0002-4a7e-9d00-0be0000000a1",
  tenantId: otherTenant.id,
  displayName: "Odile Ferrand",
  userPrincipalName: "odile.ferrand@other.example",
  mail: "odile.ferrand@other.example",
  jobTitle: "IT Director",
  department: "IT",
  isBlocked: false,
  directoryRoles: [
    { displayName: "Global Administrator", templateId: "62e90394-69f5-4237-9190-012177145e10" },
  ],
};

export type TenantPath =
  | { kind: "tenant"; tenant: Tenant }
  | { kind: "common" }
  | { kind: "organizations" }
  | { kind: "consumers" };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const domainName = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Resolves the first path segment: a tenant id, one of its domains, or a shared endpoint. */
export function resolveTenant(directory: LoginDirectory, segment: string): TenantPath | LoginError {
  const name = segment.toLowerCase();
  if (name === "common" || name === "organizations" || name === "consumers") return { kind: name };
  const tenant = [directory.tenant, otherTenant].find(
    (each) => each.id === name || each.domains.includes(name),
  );
  if (tenant) return { kind: "tenant", tenant };
  if (uuid.test(segment) || domainName.test(segment)) {
    return loginError(
      90002,
      `Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    );
  }
  return loginError(
    900023,
    `Specified tenant identifier '${segment}' is neither a valid DNS name, nor a valid external domain.`,
  );
}

/** The tenant an id belongs to. */
export function tenantOf(directory: LoginDirectory, tenantId: string): Tenant {
  return tenantId === otherTenant.id ? otherTenant : directory.tenant;
}

/** A person of either tenant, by object id or user principal name. */
export function findPerson(directory: LoginDirectory, idOrName: string): Person | undefined {
  const name = idOrName.toLowerCase();
  if (name === otherAdmin.objectId || name === otherAdmin.userPrincipalName) return otherAdmin;
  return directory.person(idOrName);
}
