import "server-only";
import { notFound } from "next/navigation";
import { pageContext } from "#lib/platform/session.ts";
import { checkHealth } from "./health-checks.ts";
import { readHealthFacts } from "./health-facts-data.ts";
import type { HealthCheck } from "./types.ts";

/** Settings → Health; for admins only. */
export async function loadHealth(): Promise<{ checks: HealthCheck[]; now: number }> {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  const facts = readHealthFacts(ctx);
  return { checks: checkHealth(facts), now: facts.now };
}
