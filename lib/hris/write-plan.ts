import "server-only";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import type { HrisSource, PlannedEntry } from "./types.ts";

/**
 * Writes what a plan wants to change. Call it in the transaction in which the plan was made or found still
 * true; the dates that count follow by `refreshDates`.
 */
export function writePlan(ctx: Context, plan: readonly PlannedEntry[], source: HrisSource): void {
  const { db, clock, actor } = ctx;
  const writes = plan.flatMap(({ write }) => (write === null ? [] : [write]));
  if (writes.length === 0) return;
  const written = JSON.stringify(writes.map((write) => ({ ...write, newId: write.id ?? newId() })));
  const about = { written, source, now: clock.now(), by: actor.displayName };
  db.$client
    .prepare(
      `UPDATE hris_people SET object_id = said.objectId, start_date = said.startDate,
         end_date = said.endDate, department = said.department, manager_email = said.managerEmail,
         source = @source, changed_at = @now, changed_by_name = @by
       FROM (SELECT ${SAID} FROM json_each(@written)) AS said
       WHERE hris_people.id = said.id AND hris_people.person_key = said.personKey`,
    )
    .run(about);
  db.$client
    .prepare(
      `INSERT INTO hris_people (id, person_key, object_id, start_date, end_date, department, manager_email,
         source, changed_at, changed_by_name, entered_at)
       SELECT newId, personKey, objectId, startDate, endDate, department, managerEmail,
         @source, @now, @by, @now
       FROM (SELECT ${SAID} FROM json_each(@written)) WHERE id IS NULL`,
    )
    .run(about);
}

/** The members of a planned write as columns: one statement for all rows holds the write lock the shortest. */
const SAID = ["id", "newId", "personKey", "objectId", "startDate", "endDate", "department", "managerEmail"]
  .map((name) => `value ->> '${name}' AS ${name}`)
  .join(", ");
