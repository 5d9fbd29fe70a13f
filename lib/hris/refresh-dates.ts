import "server-only";
import { inTransaction, type Database } from "#db/client.ts";
import type { Context } from "#lib/platform/context.ts";
import { readWinner, type Winner } from "./hris-settings.ts";
import { isAnybodyToMatch, matchPeople } from "./match-people.ts";
import type { DateKind } from "./types.ts";

/**
 * Brings the dates that count up to what HR and the mirror say now: each change is a new version with a
 * row of history. Whom HR knew before Entra did is found by email. Where nothing moved it only reads.
 * Answers how many dates moved; with `most`, it stops there.
 */
export function refreshDates(ctx: Context, most = -1): { moved: number } {
  const { db } = ctx;
  // Whoever wrote in this transaction knows that something moved.
  if (!db.$client.inTransaction && !isAnybodyToMatch(db) && !isAnyDateBehind(db)) return { moved: 0 };
  return inTransaction(db, () => {
    matchPeople(ctx);
    return { moved: moveDates(db, ctx.clock.now(), most) };
  });
}

/** What HR and the mirror say now. Deleted people and guests have no dates. */
function countsOf(winner: Winner): string {
  const dates = (kind: DateKind, ours: string, theirs: string) => `
    SELECT p.object_id AS object_id, '${kind}' AS kind,
      ${winner === "hris" ? `coalesce(h.${ours}, p.${theirs})` : `coalesce(p.${theirs}, h.${ours})`} AS date,
      CASE WHEN h.${ours} IS NOT NULL AND (p.${theirs} IS NULL OR '${winner}' = 'hris')
           THEN 'hris' ELSE 'entra' END AS source
    FROM people p LEFT JOIN hris_people h ON h.object_id = p.object_id
    WHERE p.status <> 'Deleted' AND p.is_guest = 0 AND (p.${theirs} IS NOT NULL OR h.${ours} IS NOT NULL)`;
  return `WITH counts AS (
    ${dates("start", "start_date", "employee_hire_date")}
    UNION ALL
    ${dates("end", "end_date", "employee_leave_date")})`;
}

/** Dates that are not what they were, and those that nobody says any more. */
const MOVED = `
  SELECT counts.object_id, counts.kind, known.date AS was, counts.date, counts.source, known.version
    FROM counts LEFT JOIN person_dates known
      ON known.object_id = counts.object_id AND known.kind = counts.kind
   WHERE known.date IS NOT counts.date
  UNION ALL
  SELECT known.object_id, known.kind, known.date, NULL, known.source, known.version
    FROM person_dates known
    JOIN people p ON p.object_id = known.object_id AND p.status <> 'Deleted'
   WHERE known.date IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM counts
                      WHERE counts.object_id = known.object_id AND counts.kind = known.kind)`;

/** The same day said by another source: no news, but where it comes from is shown. */
const TURNED = `
  SELECT counts.object_id, counts.kind, counts.source
    FROM counts JOIN person_dates known ON known.object_id = counts.object_id AND known.kind = counts.kind
   WHERE known.date = counts.date AND known.source <> counts.source`;

function isAnyDateBehind(db: Database): boolean {
  const counts = countsOf(readWinner(db));
  const isAny = (rows: string) => db.$client.prepare(`${counts} ${rows} LIMIT 1`).get() !== undefined;
  return isAny(MOVED) || isAny(TURNED);
}

function moveDates(db: Database, now: number, most: number): number {
  const counts = countsOf(readWinner(db));
  const isFirst = db.$client.prepare("SELECT 1 FROM person_dates LIMIT 1").get() === undefined;
  const known = db.$client
    .prepare<[], { last: number }>("SELECT coalesce(max(id), 0) AS last FROM person_date_changes")
    .get();
  const { changes } = db.$client
    .prepare(
      `INSERT INTO person_date_changes (object_id, kind, was, date, source, version, at)
       ${counts} SELECT object_id, kind, was, date, source, coalesce(version, 0) + 1, @now
         FROM (${MOVED}) LIMIT @most`,
    )
    // The first look is one look: what comes after it is news.
    .run({ now, most: isFirst ? -1 : most });
  db.$client
    .prepare(
      `INSERT INTO person_dates (object_id, kind, date, source, version, changed_at)
       SELECT object_id, kind, date, source, version, CASE source WHEN 'hris' THEN @now ELSE @entraAt END
         FROM person_date_changes WHERE id > @last
       ON CONFLICT (object_id, kind) DO UPDATE SET date = excluded.date, source = excluded.source,
         version = excluded.version, changed_at = excluded.changed_at`,
    )
    // What Entra said before Gatehouse first looked is no news; what HR says always is.
    .run({ now, entraAt: isFirst ? 0 : now, last: known?.last ?? 0 });
  db.$client
    .prepare(
      `${counts} UPDATE person_dates SET source = turned.source FROM (${TURNED}) AS turned
        WHERE person_dates.object_id = turned.object_id AND person_dates.kind = turned.kind`,
    )
    .run();
  return changes;
}
