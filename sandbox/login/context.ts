import type { Codes } from "./codes.ts";
import type { LoginDirectory } from "./directory.ts";
import type { OtherTenantConsent } from "./other-consent.ts";
import type { PracticeSessions } from "./practice-session.ts";
import type { SigningKey } from "./signing-key.ts";
import type { TokenSwitches } from "./token-switches.ts";

/** Everything the login routes need; one per process. */
export type LoginContext = {
  directory: LoginDirectory;
  key: SigningKey;
  codes: Codes;
  sessions: PracticeSessions;
  otherConsent: OtherTenantConsent;
  switches: TokenSwitches;
  /** Epoch ms. */
  now: () => number;
  /** Origins that may stand in tokens and metadata in place of the request's own. */
  publicLoginBase: string | undefined;
  publicGraphBase: string | undefined;
};

/** Where clients reach the login service: the configured base, else the origin they asked. */
export function loginBase(context: LoginContext, url: URL): string {
  return context.publicLoginBase ?? url.origin;
}
