import "server-only";
import { notFound } from "next/navigation";
import { pageContext } from "#lib/platform/session.ts";
import { readForecast } from "./forecast-data.ts";
import type { Forecast } from "./types.ts";

/** The Forecast, for agents and admins. */
export async function loadForecast(): Promise<{ forecast: Forecast; isAdmin: boolean }> {
  const ctx = await pageContext();
  if (ctx.actor.role === "employee") notFound();
  return { forecast: readForecast(ctx), isAdmin: ctx.actor.role === "admin" };
}
