import "server-only";
import { notFound } from "next/navigation";
import { listActions } from "#lib/entra/actions/registry.ts";
import { env } from "#lib/platform/env.ts";
import { pageContext } from "#lib/platform/session.ts";
import { mayRunAtOnce, readToolSettings } from "./tool-settings.ts";

/** The tool server's part of Settings → Access keys; for admins only. */
export async function loadToolSettings() {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  const choices = listActions()
    .filter(mayRunAtOnce)
    .map(({ key, title, sentence }) => ({ key, title, sentence }));
  return { settings: readToolSettings(ctx.db), choices, address: `${env().publicUrl}/api/mcp` };
}
