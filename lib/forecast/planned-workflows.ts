import "server-only";
import type { Database } from "#db/client.ts";
import type { DateKind } from "#lib/hris/types.ts";
import { addDays } from "#lib/platform/day-start.ts";
import { listPublished } from "#lib/workflows/published-data.ts";
import { stepTitle } from "#lib/workflows/step-words.ts";
import type { PlannedWorkflow } from "./types.ts";

/** The published workflows that start on start or end dates, for a date of each person; read once. */
export function plannedWorkflows(db: Database, kind: DateKind): (date: string) => PlannedWorkflow[] {
  const listening = listPublished(db, { triggerKind: "date" }).flatMap(({ id, name, document }) => {
    const { trigger, steps } = document;
    if (trigger.kind !== "date" || trigger.date !== kind) return [];
    const words = steps.map((step) => stepTitle(step)).join(" → ");
    return [{ id, name, days: trigger.days, hour: trigger.hour, steps: words }];
  });
  return (date) => listening.map(({ days, ...planned }) => ({ ...planned, day: addDays(date, days) }));
}
