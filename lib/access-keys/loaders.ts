import "server-only";
import { notFound } from "next/navigation";
import { env } from "#lib/platform/env.ts";
import { pageContext } from "#lib/platform/session.ts";
import { PERSONAL_SCOPES } from "./constants.ts";
import { listAllKeys, listOwnKeys } from "./data.ts";
import type { PersonalScope, ScopeChoice } from "./types.ts";

/** The reader's own keys, and what a new one may do. */
export async function loadOwnKeys() {
  const ctx = await pageContext();
  const all = Object.entries(PERSONAL_SCOPES) as [PersonalScope, (typeof PERSONAL_SCOPES)[PersonalScope]][];
  const choices: ScopeChoice[] = all
    .filter(([, { roles }]) => roles.some((role) => role === ctx.actor.role))
    .map(([scope, { title, sentence }]) => ({ scope, title, sentence }));
  return { keys: listOwnKeys(ctx), choices, address: `${env().publicUrl}/api/mcp` };
}

/** Settings → Access keys; for admins only. */
export async function loadAllKeys() {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  return listAllKeys(ctx);
}
