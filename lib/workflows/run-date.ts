import "server-only";
import { addDays, hourOfDay } from "#lib/platform/day-start.ts";
import { readPersonDate, zoneOfPerson } from "./person-date-data.ts";
import type { Running } from "./running.ts";

/**
 * When a step of this run waits until, as epoch ms: so many days from the person's date, at an hour of
 * their office. The date that started the run counts as it was then; the other one as it is now.
 */
export function dateOfRun(
  { ctx, run, occasion }: Running,
  { date, days, hour }: { date: "start" | "end"; days: number; hour: number },
): number | null {
  const isOwn = occasion.kind === "date" && occasion.dateKind === date;
  const day = isOwn ? occasion.date : readPersonDate(ctx.db, run.personObjectId, date);
  if (day === null) return null;
  return hourOfDay(addDays(day, days), hour, occasion.zone ?? zoneOfPerson(ctx.db, run.personObjectId));
}
