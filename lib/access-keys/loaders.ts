import "server-only";
import { notFound } from "next/navigation";
import { env } from "#lib/platform/env.ts";
import { keysOf } from "#lib/platform/keys-of.ts";
import { pageContext } from "#lib/platform/session.ts";
import { PERSONAL_SCOPES } from "./constants.ts";
import { listAllKeys, listOwnKeys } from "./data.ts";
import type { ScopeChoice } from "./types.ts";

/** The reader's own keys, and what a new one may do. */
export async function loadOwnKeys() {
  const ctx = await pageContext();
  const choices = keysOf(PERSONAL_SCOPES).flatMap((scope): ScopeChoice[] => {
    const { roles, title, sentence } = PERSONAL_SCOPES[scope];
    return roles.some((role) => role === ctx.actor.role) ? [{ scope, title, sentence }] : [];
  });
  return { keys: listOwnKeys(ctx), choices, address: `${env().publicUrl}/api/mcp` };
}

/** Settings → Access keys; for admins only. */
export async function loadAllKeys() {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  return listAllKeys(ctx);
}
