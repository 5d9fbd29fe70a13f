/** Consent given in the other tenant. It has no directory, so this lives in memory: app id → permissions. */
export type OtherTenantConsent = Map<string, Set<string>>;

export function grantInOtherTenant(
  consent: OtherTenantConsent,
  appId: string,
  names: readonly string[],
): void {
  const granted = consent.get(appId) ?? new Set<string>();
  for (const name of names) granted.add(name);
  consent.set(appId, granted);
}
