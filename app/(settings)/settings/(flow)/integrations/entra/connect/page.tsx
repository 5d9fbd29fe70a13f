import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConnectForm } from "#components/entra/connect/connect-form.tsx";
import { connectionDoor } from "#components/settings/connection-state.tsx";
import { loadConnectPage } from "#lib/entra/connection/loaders.ts";
import { POWERS } from "#lib/entra/connection/permissions.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Connect Microsoft Entra ID" };

export default async function ConnectPage() {
  const { connection, registration, powers, link } = loadConnectPage(await pageContext());
  if (connection?.status === "Importing" || connection?.status === "Ready for review")
    redirect(connectionDoor(connection.status).href);
  return (
    <ConnectForm
      powers={POWERS}
      initialPowers={powers}
      registration={registration}
      link={link}
      reconnects={connection?.tenantName ?? null}
    />
  );
}
