import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ImportProgress } from "#components/entra/connect/import-progress.tsx";
import { connectionDoor } from "#components/settings/connection-state.tsx";
import { findConnection } from "#lib/entra/connection/data.ts";
import { loadImportProgress } from "#lib/entra/sync/import-progress.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  const { db, clock } = await pageContext();
  const status = findConnection(db)?.status ?? "Not connected";
  if (status !== "Importing") redirect(connectionDoor(status).href);
  return <ImportProgress initial={{ now: clock.now(), run: loadImportProgress(db) }} />;
}
