import { CopyButton } from "#components/ui/copy-button.tsx";
import type { PermissionRow } from "#lib/entra/connection/permissions.ts";
import type { RegistrationView } from "#lib/entra/connection/registration-view.ts";

const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

/** The commands that make an app registration with exactly the chosen permissions. */
export function azCommand(registration: RegistrationView, permissions: readonly PermissionRow[]): string {
  const redirects = registration.redirectAddresses.map((address) => `"${address}"`).join(" ");
  const roles = permissions.map((permission) => `${permission.appRoleId}=Role`).join(" ");
  const make =
    registration.inUse === null
      ? `APP_ID=$(az ad app create --display-name Gatehouse --sign-in-audience AzureADMyOrg --web-redirect-uris ${redirects} --query appId --output tsv)`
      : `APP_ID=${registration.inUse.clientId}`;
  const lines = [
    make,
    `az ad app permission add --id "$APP_ID" --api ${GRAPH_APP_ID} --api-permissions ${roles}`,
  ];
  if (registration.inUse === null)
    lines.push(`az ad app credential reset --id "$APP_ID" --append --display-name Gatehouse --years 1`);
  return lines.join("\n");
}

/** How to make or extend the app registration: by hand in the portal, or by one command. */
export function AzCommand({
  registration,
  permissions,
}: {
  registration: RegistrationView;
  permissions: readonly PermissionRow[];
}) {
  const command = azCommand(registration, permissions);
  return (
    <details className="mt-4 border-t border-line pt-3">
      <summary className="rounded-mark text-12 font-medium text-ink-2">
        How to make the app registration
      </summary>
      <ol className="mt-2 grid list-decimal gap-1 pl-5 text-ink-2">
        <li>In the Entra admin center open App registrations, New registration, name it Gatehouse.</li>
        <li>
          Add these redirect addresses of type Web:{" "}
          {registration.redirectAddresses.map((address) => (
            <span key={address} className="block text-id [overflow-wrap:anywhere] text-ink">
              {address}
            </span>
          ))}
        </li>
        <li>
          Under API permissions add the application permissions of the table above, from Microsoft Graph.
        </li>
        <li>Under Certificates & secrets make a client secret and paste its value here.</li>
      </ol>
      <p className="mt-3 mb-1 text-ink-2">Or run this with the Azure command line:</p>
      <div className="flex items-start gap-2 rounded-box bg-inset p-2">
        <pre className="min-w-0 flex-1 text-12 leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {command}
        </pre>
        <CopyButton text={command} label="Copy the command" />
      </div>
    </details>
  );
}
