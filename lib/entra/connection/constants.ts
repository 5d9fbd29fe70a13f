/** Where Microsoft sends the browser back; both must be redirect addresses of the app registration. */
export const SIGN_IN_CALLBACK = "/api/entra/callback/sign-in";
export const CONSENT_CALLBACK = "/api/entra/callback/consent";
