import "server-only";
import { notFound } from "next/navigation";
import { peopleFacets } from "#lib/directory/people-facets.ts";
import { listAgents } from "#lib/members/data.ts";
import { pageContext } from "#lib/platform/session.ts";
import { findServiceSettings, listServiceSettings } from "./settings-data.ts";

async function adminContext() {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  return ctx;
}

/** Settings → Services; for admins only. */
export async function loadServices() {
  return listServiceSettings(await adminContext());
}

/** The editor of one service; of a new one under `new`. */
export async function loadServiceEditor(key: string) {
  const ctx = await adminContext();
  const service = key === "new" ? null : (findServiceSettings(ctx, key) ?? notFound());
  return {
    service,
    agents: listAgents(ctx),
    departments: peopleFacets(ctx.db).departments.map(({ value }) => value),
    ownName: ctx.actor.displayName,
  };
}
