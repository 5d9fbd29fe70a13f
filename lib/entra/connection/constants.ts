/** Where Microsoft sends the browser back; both must be redirect addresses of the app registration. */
export const SIGN_IN_CALLBACK = "/api/entra/callback/sign-in";
export const CONSENT_CALLBACK = "/api/entra/callback/consent";
/** Where people come back who sign in to Gatehouse with Microsoft; part of the same registration. */
export const MEMBER_CALLBACK = "/api/auth/callback/microsoft";
