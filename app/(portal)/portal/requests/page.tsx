import type { Metadata } from "next";
import { OwnRequestList } from "#components/portal/own-requests.tsx";
import { RefreshGently } from "#components/portal/refresh-gently.tsx";
import { loadOwnRequests } from "#lib/requests/loaders.ts";

export const metadata: Metadata = { title: "My requests" };

export default async function OwnRequestsPage() {
  const rows = await loadOwnRequests();
  return (
    <div className="max-w-165">
      <RefreshGently />
      <h1 className="border-b border-line pb-3 text-20 font-semibold">My requests</h1>
      <OwnRequestList rows={rows} />
    </div>
  );
}
