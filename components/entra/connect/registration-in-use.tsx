import { Button } from "#components/ui/button.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import type { RegistrationView } from "#lib/entra/connection/registration-view.ts";

const SOURCE = {
  practice: "The practice tenant’s own. No real tenant is touched.",
  environment: "The environment of this server",
  settings: "Saved here, sealed",
} as const;

/** Which app registration Gatehouse signs in with, and where it is set. */
export function RegistrationInUse({
  registration,
  onChange,
}: {
  registration: RegistrationView;
  onChange: () => void;
}) {
  const { inUse, isEditable } = registration;
  if (inUse === null) {
    return (
      <p className="text-ink-2">
        ENTRA_CLIENT_ID is set in the environment, but no secret, certificate or federated token is. Add one
        there and restart.
      </p>
    );
  }
  return (
    <>
      <DescriptionList
        isWide
        facts={[
          { term: "Client ID", value: <span className="text-id">{inUse.clientId}</span> },
          {
            term: "Tenant ID",
            value:
              inUse.tenantId === null ? (
                "Any, until you sign in"
              ) : (
                <span className="text-id">{inUse.tenantId}</span>
              ),
          },
          { term: "Proves itself by", value: inUse.credential },
          { term: "Comes from", value: SOURCE[inUse.source] },
        ]}
      />
      {isEditable ? (
        <Button size="s" className="mt-2" onClick={onChange}>
          Change
        </Button>
      ) : null}
    </>
  );
}
