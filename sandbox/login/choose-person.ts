import type { KnownClient } from "./authorization-request.ts";
import type { LoginContext } from "./context.ts";
import type { Person } from "./directory.ts";
import { loginError, type LoginError } from "./login-error.ts";
import { findPerson } from "./tenants.ts";

/** The person whose button was pressed, when that account may sign in to what was asked. */
export function chosenPerson(context: LoginContext, client: KnownClient, id: string): Person | LoginError {
  const person = findPerson(context.directory, id);
  if (!person) return loginError(50058, "Choose who signs in.");
  if (person.isBlocked) return loginError(50057, "The user account is disabled.");
  return foreignAccount(context, client, person) ?? person;
}

/** AADSTS50020 when a tenant was named and the account belongs to another one. */
export function foreignAccount(
  context: LoginContext,
  client: KnownClient,
  person: Person,
): LoginError | undefined {
  if (client.path.kind !== "tenant" || client.path.tenant.id === person.tenantId) return undefined;
  const { tenant } = client.path;
  return loginError(
    50020,
    `User account '${person.userPrincipalName}' from identity provider 'https://sts.windows.net/${person.tenantId}/' does not exist in tenant '${tenant.displayName}' and cannot access the application '${client.registration.appId}'(${client.registration.displayName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
  );
}
