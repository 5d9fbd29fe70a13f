import type { GraphError } from "#lib/entra/graph/errors.ts";
import { findTokenError } from "#lib/entra/graph/token-errors.ts";

const OWN: Record<string, string> = {
  "no-roles":
    "An admin revoked the consent of the Gatehouse Enterprise Application: no permission is granted any more. Reconnect the integration.",
  "registration-changed":
    "The app registration in use is not the one this connection was made with. Reconnect with the present one.",
  "wrong-tenant": "Microsoft answered for another tenant. Reconnect to the right one.",
  "wrong-audience": "Microsoft’s token was not for Graph. Check the base addresses, then reconnect.",
  Authorization_IdentityNotFound:
    "The Gatehouse app was removed from this tenant. Reconnect so that an admin can consent again.",
};

/** The sentence for admins that belongs to a `needs-reauthorization` of Graph: what happened and what to do. */
export function reauthorizationReason(error: GraphError): string {
  const row = findTokenError(error.code);
  if (row !== undefined) return `${row.sentence} ${row.nextStep}`;
  return (
    OWN[error.code ?? ""] ??
    "An admin revoked the Gatehouse Enterprise Application’s consent, or a conditional access policy is blocking the token refresh. Reconnect the integration."
  );
}
