import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { hrisPeople } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import type { HrisRecord } from "./types.ts";

/** What HR says about nobody yet, and who has that email: exactly one person in Entra. */
const FOUND = `
  SELECT h.id, max(p.object_id) AS object_id, max(p.display_name) AS display_name
    FROM hris_people h JOIN people p ON p.work_email = h.person_key AND p.status <> 'Deleted'
   WHERE h.object_id IS NULL
   GROUP BY h.id HAVING count(*) = 1`;

/** Has somebody whom HR named by email come to Entra since? */
export function isAnybodyToMatch(db: Database): boolean {
  return db.$client.prepare(`${FOUND} LIMIT 1`).get() !== undefined;
}

/**
 * Ties what HR said by email to the person in Entra who has it by now. Where HR named the same person by
 * object ID meanwhile, both become one row. Call it in a transaction.
 */
export function matchPeople(ctx: Context): void {
  const { db } = ctx;
  db.$client
    .prepare(
      `UPDATE hris_people SET object_id = found.object_id FROM (${FOUND}) AS found
        WHERE hris_people.id = found.id
          AND NOT EXISTS (SELECT 1 FROM hris_people other WHERE other.object_id = found.object_id)`,
    )
    .run();
  const twins = db.$client
    .prepare<[], { id: string; objectId: string; displayName: string }>(
      `SELECT id, object_id AS objectId, display_name AS displayName FROM (${FOUND})`,
    )
    .all();
  for (const twin of twins) joinTwins(ctx, twin);
}

function joinTwins(
  ctx: Context,
  { id, objectId, displayName }: { id: string; objectId: string; displayName: string },
): void {
  const { db } = ctx;
  const byEmail = db.select().from(hrisPeople).where(eq(hrisPeople.id, id)).get();
  const byObjectId = db.select().from(hrisPeople).where(eq(hrisPeople.objectId, objectId)).get();
  if (byEmail === undefined || byObjectId === undefined) return;
  db.delete(hrisPeople).where(eq(hrisPeople.id, id)).run();
  const said = joinedValues(byEmail, byObjectId);
  db.update(hrisPeople).set(said).where(eq(hrisPeople.id, byObjectId.id)).run();
  recordAudit(ctx, {
    event: "hris.people-matched",
    result: "Done",
    target: { kind: "person", id: objectId, name: displayName },
    details: { email: byEmail.personKey, before: valuesOf(byObjectId), after: said },
  });
}

const valuesOf = ({ startDate, endDate, department, managerEmail }: HrisRecord) => ({
  startDate,
  endDate,
  department,
  managerEmail,
});

/** What was said last counts; where it says nothing, what was said before. An end never comes before its start. */
function joinedValues(one: HrisRecord, two: HrisRecord) {
  const [before, last] = one.changedAt <= two.changedAt ? [one, two] : [two, one];
  const said = {
    startDate: last.startDate ?? before.startDate,
    endDate: last.endDate ?? before.endDate,
    department: last.department ?? before.department,
    managerEmail: last.managerEmail ?? before.managerEmail,
  };
  const isTurned = said.startDate !== null && said.endDate !== null && said.endDate < said.startDate;
  return isTurned ? { ...said, startDate: last.startDate, endDate: last.endDate } : said;
}
