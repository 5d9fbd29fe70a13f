import "server-only";
import type { DateKind } from "#lib/hris/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { addDays } from "#lib/platform/day-start.ts";
import { outlookOf, type DatedPerson } from "#lib/workflows/date-outlook.ts";
import { listPublished } from "#lib/workflows/published-data.ts";
import { stepTitle } from "#lib/workflows/step-words.ts";
import type { PlannedWorkflow } from "./types.ts";

/** The published workflows that start on start or end dates, with what becomes of each person's date; read once. */
export function plannedWorkflows(
  ctx: Pick<Context, "db" | "clock">,
  kind: DateKind,
): (person: DatedPerson) => PlannedWorkflow[] {
  const listening = listPublished(ctx.db, { triggerKind: "date" }).flatMap((workflow) => {
    const { trigger, steps } = workflow.document;
    if (trigger.kind !== "date" || trigger.date !== kind) return [];
    return [{ workflow, trigger, steps: steps.map((step) => stepTitle(step)).join(" → ") }];
  });
  return (person) =>
    listening.map(({ workflow, trigger, steps }) => ({
      id: workflow.id,
      name: workflow.name,
      day: addDays(person.date, trigger.days),
      hour: trigger.hour,
      steps,
      outlook: outlookOf(ctx, workflow, person),
    }));
}
