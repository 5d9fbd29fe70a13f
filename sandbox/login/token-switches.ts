/** Ways to make the token endpoint misbehave while its answers stay well-formed. */
export type TokenSwitches = {
  /** Every app-only request is refused with AADSTS53003. */
  isBlockedByConditionalAccess: boolean;
  /** Lifetime of access tokens; Entra's is about an hour. */
  lifetimeSeconds: number;
  /** Shifts iat, nbf and exp: a service whose clock is wrong. */
  clockSkewSeconds: number;
  /** Puts another tenant id into app-only tokens. */
  tenantIdInToken: string | undefined;
  /** Puts another audience into app-only tokens. */
  audienceInToken: string | undefined;
};

export const calmSwitches: Readonly<TokenSwitches> = {
  isBlockedByConditionalAccess: false,
  lifetimeSeconds: 3600,
  clockSkewSeconds: 0,
  tenantIdInToken: undefined,
  audienceInToken: undefined,
};
