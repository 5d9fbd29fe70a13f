import type { Metadata } from "next";
import { DeskHours } from "#components/portal/desk-hours.tsx";
import { OwnRequests } from "#components/portal/own-requests.tsx";
import { Services } from "#components/portal/services.tsx";
import { loadPortal } from "#lib/requests/loaders.ts";

export const metadata: Metadata = { title: "Home" };

export default async function PortalPage() {
  const { name, services, own, outlook } = await loadPortal();
  return (
    <Services
      greeting={`What do you need, ${name.split(" ")[0]}?`}
      note={outlook === null ? null : <DeskHours outlook={outlook} />}
      services={services}
    >
      <OwnRequests rows={own} />
    </Services>
  );
}
