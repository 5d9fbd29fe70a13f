import "server-only";
import { inTransaction } from "#db/client.ts";
import { readDates, type DueDate } from "#lib/hris/dates-data.ts";
import { zoneOf } from "#lib/hris/offices/zone-data.ts";
import type { Context } from "#lib/platform/context.ts";
import { addDays, dayIn, hourOfDay } from "#lib/platform/day-start.ts";
import { CATCH_UP_MS } from "./constants.ts";
import { dateKey, findRunOf, whyNoStart } from "./date-outlook.ts";
import { datesInDoubtUntil } from "./doubt-data.ts";
import { holdOrStart } from "./hold-workflow.ts";
import { listPublished, type PublishedWorkflow } from "./published-data.ts";
import type { NewRun } from "./start-run.ts";

const DAY_MS = 24 * 60 * 60_000;
type DateTrigger = { date: "start" | "end"; days: number; hour: number };

/** A person's date under a workflow, and when it is time. */
export type PlannedStart = DueDate & { dueAt: number; timeZone: string; onceKey: string };

/**
 * Starts workflows for start and end dates whose time has come, at the hour of the person's office. What is
 * up to three days late is caught up, as in Entra's own workflows; later than that it is for people, and the
 * Forecast shows it. Each person, date and workflow once; what was due before this database was restored and
 * confirmed waits for an admin. Ask only with a clock that is right.
 */
export function startByDate(ctx: Context): void {
  for (const workflow of listPublished(ctx.db, { triggerKind: "date" })) {
    const due = dueStarts(ctx, workflow);
    if (due.length > 0) inTransaction(ctx.db, () => startDue(ctx, workflow, due));
  }
}

/** Is anything due? Asked before the clock is checked, which costs a request. */
export function isAnyDateDue(ctx: Context): boolean {
  return listPublished(ctx.db, { triggerKind: "date" }).some((each) => dueStarts(ctx, each).length > 0);
}

function dueStarts(ctx: Context, { id, document: { trigger } }: PublishedWorkflow): PlannedStart[] {
  if (trigger.kind !== "date") return [];
  const now = ctx.clock.now();
  return plannedStarts(ctx, id, trigger, now - CATCH_UP_MS, now).filter(
    ({ onceKey }) => findRunOf(ctx.db, onceKey) === null,
  );
}

/** People for whom a workflow's date falls between two moments (epoch ms), by day. Reads only. */
export function plannedStarts(
  ctx: Pick<Context, "db">,
  workflowId: string,
  { date, days, hour }: DateTrigger,
  fromAt: number,
  toAt: number,
): PlannedStart[] {
  // A day more at both ends: zones reach that far.
  const day = (at: number) => addDays(dayIn(at, "UTC"), -days);
  const rows = readDates(ctx.db, { kind: date, from: day(fromAt - DAY_MS), to: day(toAt + DAY_MS) });
  return rows
    .filter((row) => whyNoStart(row) === null)
    .map((row) => {
      const { timeZone } = zoneOf(ctx, row);
      const dueAt = hourOfDay(addDays(row.date, days), hour, timeZone);
      return { ...row, dueAt, timeZone, onceKey: dateKey(workflowId, row) };
    })
    .filter(({ dueAt }) => dueAt >= fromAt && dueAt <= toAt);
}

function startDue(ctx: Context, workflow: PublishedWorkflow, due: readonly PlannedStart[]): void {
  const doubtUntil = datesInDoubtUntil(ctx.db);
  const runs = due.map((row): NewRun => ({
    onceKey: row.onceKey,
    isInDoubt: row.dueAt <= doubtUntil,
    personObjectId: row.objectId,
    requestId: null,
    occasion: {
      kind: "date",
      requesterId: null,
      requesterObjectId: null,
      requesterName: null,
      answers: [],
      dateKind: row.kind,
      date: row.date,
      zone: row.timeZone,
      words: `${row.kind === "start" ? "Start" : "End"} date ${row.date}`,
    },
  }));
  holdOrStart(ctx, workflow, runs);
}
