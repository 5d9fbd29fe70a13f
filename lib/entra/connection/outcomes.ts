import { GraphError } from "#lib/entra/graph/errors.ts";
import { findTokenError, findTokenErrorCode } from "#lib/entra/graph/token-errors.ts";

/** Every way a connect attempt can end without a connection. Each has its own page. */
export const CONNECT_OUTCOMES = [
  "declined",
  "not-enough-rights",
  "wrong-tenant",
  "link-expired",
  "link-replayed",
  "link-forged",
  "app-not-found",
  "conditional-access",
  "wrong-secret",
  "unreachable",
  "missing-permission",
  "already-connected",
  "misconfigured",
] as const;

export type ConnectOutcome = (typeof CONNECT_OUTCOMES)[number];

/** The end of a failed attempt; `code` is Microsoft's own, for Technical details. */
export type ConnectFailure = { status: "failed"; outcome: ConnectOutcome; code?: string | undefined };

/** From an `error` in a redirect back to us. Its text is only read for the AADSTS number. */
export function outcomeFromRedirect(error: string, description: string): ConnectFailure {
  const number = findTokenErrorCode(description);
  const code = number === undefined ? error : `AADSTS${number}`;
  const known = findTokenError(number)?.outcome;
  const fallback =
    error === "access_denied" || error === "permission_denied" ? "declined" : "not-enough-rights";
  return { status: "failed", outcome: known ?? fallback, code };
}

/** From a failure of the token endpoint or of Graph during the attempt. Anything else is a bug and thrown on. */
export function outcomeFromError(error: unknown): ConnectFailure {
  if (!(error instanceof GraphError)) throw error;
  const code = error.code;
  const known = findTokenError(code)?.outcome;
  if (known !== undefined) return { status: "failed", outcome: known, code };
  if (code === "wrong-tenant") return { status: "failed", outcome: "wrong-tenant", code };
  if (code === "id-token") return { status: "failed", outcome: "link-forged", code };
  switch (error.kind) {
    case "missing-permission":
    case "refused":
      return { status: "failed", outcome: "missing-permission", code };
    case "throttled":
    case "unavailable":
    case "unknown-outcome":
      return { status: "failed", outcome: "unreachable", code };
    case "needs-reauthorization":
      return { status: "failed", outcome: "app-not-found", code };
    default:
      return { status: "failed", outcome: "misconfigured", code };
  }
}
