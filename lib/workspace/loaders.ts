import "server-only";
import { notFound } from "next/navigation";
import { findConnection } from "#lib/entra/connection/data.ts";
import { dayIn } from "#lib/platform/day-start.ts";
import { pageContext } from "#lib/platform/session.ts";
import { comingDaysOff } from "./desk-hours.ts";
import { readDeskHours, readWorkspace } from "./workspace-settings.ts";

/** Settings → General; for admins only. */
export async function loadWorkspace() {
  const { db, clock, actor } = await pageContext();
  if (actor.role !== "admin") notFound();
  const workspace = readWorkspace(db);
  const today = dayIn(clock.now(), workspace.timeZone);
  const hours = readDeskHours(db);
  return {
    workspace,
    usualName: findConnection(db)?.tenantName ?? "Gatehouse",
    hours: { ...hours, daysOff: comingDaysOff(hours.daysOff, today) },
    today,
  };
}
