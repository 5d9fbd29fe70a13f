import { loginError, type LoginError } from "./login-error.ts";

/** AADSTS700016: nobody registered this client, or not for this tenant. */
export function unknownApp(clientId: string, tenantName: string): LoginError {
  return loginError(
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );
}
