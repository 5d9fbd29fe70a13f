import { GraphError, type GraphErrorKind } from "./errors.ts";

/** What an AADSTS number means: for us (`kind`) and in words for an admin (`sentence`, `nextStep`). */
export type TokenErrorRow = {
  kind: GraphErrorKind;
  outcome: TokenOutcome;
  sentence: string;
  nextStep: string;
};

/** Which page of the connect flow tells about it. */
export type TokenOutcome =
  | "wrong-secret"
  | "app-not-found"
  | "conditional-access"
  | "declined"
  | "not-enough-rights"
  | "misconfigured"
  | "unreachable";

const WRONG_SECRET: TokenErrorRow = {
  kind: "needs-reauthorization",
  outcome: "wrong-secret",
  sentence: "Microsoft did not accept the client secret.",
  nextStep: "Copy the secret's value (not its ID) from Certificates & secrets, or make a new one.",
};
const SECRET_EXPIRED: TokenErrorRow = {
  ...WRONG_SECRET,
  sentence: "The client secret has expired.",
  nextStep: "Make a new secret under Certificates & secrets and save its value here.",
};
const CERTIFICATE: TokenErrorRow = {
  kind: "needs-reauthorization",
  outcome: "wrong-secret",
  sentence: "Microsoft did not accept the certificate.",
  nextStep: "Upload the certificate's public part to the app registration, or renew it.",
};
const FEDERATION: TokenErrorRow = {
  ...CERTIFICATE,
  sentence: "Microsoft did not accept the federated token.",
  nextStep: "Compare issuer, subject and audience of the federated credential with the token.",
};
const APP_GONE: TokenErrorRow = {
  kind: "needs-reauthorization",
  outcome: "app-not-found",
  sentence: "Microsoft does not know the Gatehouse app in this tenant.",
  nextStep: "Check the client ID, then reconnect so that an admin can consent again.",
};
const APP_DISABLED: TokenErrorRow = {
  ...APP_GONE,
  sentence: "The Gatehouse app is disabled in this tenant.",
  nextStep: "Enable it in Entra under Enterprise applications, then reconnect.",
};
const TENANT_GONE: TokenErrorRow = {
  ...APP_GONE,
  sentence: "Microsoft does not know this tenant.",
  nextStep: "Check the tenant ID.",
};
const CONDITIONAL_ACCESS: TokenErrorRow = {
  kind: "needs-reauthorization",
  outcome: "conditional-access",
  sentence: "A conditional access policy is blocking the token.",
  nextStep: "Ask who manages Conditional Access to allow the Gatehouse app from this server, then reconnect.",
};
const NO_CONSENT: TokenErrorRow = {
  kind: "needs-reauthorization",
  outcome: "not-enough-rights",
  sentence: "No admin has consented to the Gatehouse app.",
  nextStep: "Reconnect and grant admin consent with a Global Administrator account.",
};
const MISCONFIGURED: TokenErrorRow = {
  kind: "invalid",
  outcome: "misconfigured",
  sentence: "The app registration does not fit what Gatehouse asked.",
  nextStep: "Check the redirect addresses and supported account types of the app registration.",
};
const TOO_MANY: TokenErrorRow = {
  kind: "throttled",
  outcome: "unreachable",
  sentence: "Microsoft asked us to slow down.",
  nextStep: "Wait a minute, then try again.",
};

/**
 * AADSTS number → meaning.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const TOKEN_ERRORS: Readonly<Record<string, TokenErrorRow>> = {
  7000215: WRONG_SECRET,
  7000222: SECRET_EXPIRED,
  7000218: WRONG_SECRET,
  700027: CERTIFICATE,
  50012: CERTIFICATE,
  700213: FEDERATION,
  70021: FEDERATION,
  7000229: APP_GONE,
  700016: APP_GONE,
  70001: APP_GONE,
  7000112: APP_DISABLED,
  7005003: APP_DISABLED,
  7005004: APP_DISABLED,
  7005005: APP_DISABLED,
  7005006: APP_DISABLED,
  90002: TENANT_GONE,
  900023: TENANT_GONE,
  53003: CONDITIONAL_ACCESS,
  530032: CONDITIONAL_ACCESS,
  53000: CONDITIONAL_ACCESS,
  50105: NO_CONSENT,
  501051: NO_CONSENT,
  65001: NO_CONSENT,
  90094: NO_CONSENT,
  90095: NO_CONSENT,
  65004: { ...NO_CONSENT, outcome: "declined", sentence: "The admin declined the consent." },
  50011: MISCONFIGURED,
  900971: MISCONFIGURED,
  50194: MISCONFIGURED,
  650056: MISCONFIGURED,
  500011: MISCONFIGURED,
  50020: {
    ...NO_CONSENT,
    outcome: "not-enough-rights",
    sentence: "That account belongs to another directory and is no admin here.",
  },
  90055: TOO_MANY,
  50196: TOO_MANY,
};

/** The first known AADSTS number in Microsoft's words, e.g. "7000215"; undefined when there is none. */
export function findTokenErrorCode(text: string): string | undefined {
  const numbers = [...text.matchAll(/AADSTS(\d+)/g)].map((match) => match[1]);
  return numbers.find((number) => number !== undefined && number in TOKEN_ERRORS) ?? numbers[0];
}

/** The row of a number, or undefined. Accepts "7000215" and "AADSTS7000215". */
export function findTokenError(code: string | undefined): TokenErrorRow | undefined {
  return code === undefined ? undefined : TOKEN_ERRORS[code.replace(/^AADSTS/, "")];
}

/** A failed answer of the token endpoint as `GraphError`; the endpoint's body never goes further. */
export function tokenError(
  status: number,
  error: string,
  description: string,
  retryAfterMs?: number,
): GraphError {
  const number = findTokenErrorCode(description);
  const code = number === undefined ? error : `AADSTS${number}`;
  const passing =
    status === 429
      ? "throttled"
      : status >= 500 || error === "temporarily_unavailable"
        ? "unavailable"
        : undefined;
  const kind = findTokenError(number)?.kind ?? passing ?? "needs-reauthorization";
  return new GraphError({
    kind,
    code,
    message: `The token endpoint answered ${status} ${error} ${code}.`,
    retryAfterMs,
  });
}
