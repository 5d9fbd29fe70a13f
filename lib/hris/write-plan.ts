import "server-only";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { refreshDates } from "./refresh-dates.ts";
import type { HrisSource, PlannedEntry } from "./types.ts";

/**
 * Writes what a plan wants to change, and the dates that count after it. Call it in the transaction in
 * which the plan was made. Answers how many dates moved.
 */
export function writePlan(
  ctx: Context,
  plan: readonly PlannedEntry[],
  source: HrisSource,
): { moved: number } {
  const { db, clock, actor } = ctx;
  const now = clock.now();
  const insert = db.$client.prepare(
    `INSERT INTO hris_people (person_key, object_id, start_date, end_date, department, manager_email,
       source, changed_at, changed_by_name, entered_at, id)
     VALUES (@personKey, @objectId, @startDate, @endDate, @department, @managerEmail,
       @source, @now, @by, @now, @id)`,
  );
  const update = db.$client.prepare(
    `UPDATE hris_people SET object_id = @objectId, start_date = @startDate, end_date = @endDate,
       department = @department, manager_email = @managerEmail, source = @source, changed_at = @now,
       changed_by_name = @by WHERE id = @id AND person_key = @personKey`,
  );
  for (const { write } of plan) {
    if (write === null) continue;
    const values = { ...write, source, now, by: actor.displayName };
    if (write.id === null) insert.run({ ...values, id: newId() });
    else update.run(values);
  }
  return refreshDates(ctx);
}
