import type { Environment } from "#lib/platform/env.ts";
import { CONSENT_CALLBACK, MEMBER_CALLBACK, SIGN_IN_CALLBACK } from "./constants.ts";
import type { RegistrationInUse } from "./registration.ts";

/** The app registration as an admin may see it: never the credential itself. */
export type RegistrationView = {
  /** Null: none yet, the form asks for it. */
  inUse: {
    source: RegistrationInUse["source"];
    clientId: string;
    tenantId: string | null;
    credential: string;
  } | null;
  /** Whether Settings may hold one: not when the environment or the practice tenant decides. */
  isEditable: boolean;
  redirectAddresses: readonly string[];
};

const CREDENTIAL = {
  secret: "Client secret",
  certificate: "Certificate",
  federated: "Federated token",
} as const;

export function viewRegistration(
  registration: RegistrationInUse | null,
  environment: Environment,
): RegistrationView {
  return {
    inUse:
      registration === null
        ? null
        : {
            source: registration.source,
            clientId: registration.clientId,
            tenantId: registration.tenantId ?? null,
            credential: CREDENTIAL[registration.credential.kind],
          },
    isEditable: !environment.isPractice && environment.clientId === undefined,
    redirectAddresses: [SIGN_IN_CALLBACK, CONSENT_CALLBACK, MEMBER_CALLBACK].map(
      (path) => `${environment.publicUrl}${path}`,
    ),
  };
}
