import "server-only";
import { notFound } from "next/navigation";
import { findConnection } from "#lib/entra/connection/data.ts";
import { pageContext } from "#lib/platform/session.ts";
import { readWorkspace } from "./workspace-settings.ts";

/** Settings → General; for admins only. */
export async function loadWorkspace() {
  const { db, actor } = await pageContext();
  if (actor.role !== "admin") notFound();
  return { workspace: readWorkspace(db), usualName: findConnection(db)?.tenantName ?? "Gatehouse" };
}
