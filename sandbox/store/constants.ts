export const tenantId = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
export const tenantName = "Calder Optics";
export const tenantDomain = "calder.example";
export const initialDomain = "calderoptics.onmicrosoft.com";
export const defaultClientId = "6a7e4005-0000-4000-8000-000000000001";
export const defaultClientSecret = "practice-secret-not-for-real-use";
export const graphAppId = "00000003-0000-0000-c000-000000000000";
export const microsoftTenantId = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
/** The app role of whoever has an app without a role of its own. */
export const defaultRole = "00000000-0000-0000-0000-000000000000";
export const enterpriseTag = "WindowsAzureActiveDirectoryIntegratedApp";

/** Raised when the tables change: a tenant kept in another format is seeded anew. */
export const fileFormat = "4";

/** How long a delta token lives, and how long a soft-deleted object can be restored. */
export const deltaLifeMs = 7 * 86_400_000;
export const restorableMs = 30 * 86_400_000;
