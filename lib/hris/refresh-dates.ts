import "server-only";
import { inTransaction } from "#db/client.ts";
import type { Database } from "#db/client.ts";
import type { Context } from "#lib/platform/context.ts";
import { readWinner, type Winner } from "./hris-settings.ts";
import type { DateKind } from "./types.ts";

type Moved = {
  objectId: string;
  kind: DateKind;
  date: string | null;
  source: Winner;
  was: string | null;
  version: number | null;
};

/**
 * Brings the dates that count up to what HR and the mirror say now: each change is a new version with a
 * row of history. Whom HR knew before Entra did is found by email. Cheap when nothing moved; run it after
 * a sync and before dates are acted on. Answers how many dates moved.
 */
export function refreshDates({ db, clock }: Pick<Context, "db" | "clock">): { moved: number } {
  return inTransaction(db, () => {
    pinPeople(db);
    const isFirst = db.$client.prepare("SELECT 1 FROM person_dates LIMIT 1").get() === undefined;
    const at = isFirst ? 0 : clock.now();
    const moved = findMoved(db, readWinner(db));
    const save = db.$client.prepare(
      `INSERT INTO person_dates (object_id, kind, date, source, version, changed_at)
       VALUES (@objectId, @kind, @date, @source, @next, @changedAt)
       ON CONFLICT (object_id, kind) DO UPDATE SET date = excluded.date, source = excluded.source,
         version = excluded.version, changed_at = excluded.changed_at`,
    );
    const remember = db.$client.prepare(
      `INSERT INTO person_date_changes (object_id, kind, was, date, source, version, at)
       VALUES (@objectId, @kind, @was, @date, @source, @next, @now)`,
    );
    for (const row of moved) {
      // What Entra said before Gatehouse first looked is no news; what HR says always is.
      const changedAt = row.source === "hris" ? clock.now() : at;
      const values = { ...row, next: (row.version ?? 0) + 1, changedAt, now: clock.now() };
      save.run(values);
      remember.run(values);
    }
    return { moved: moved.length };
  });
}

/** People whom HR named before they were in Entra: pinned once exactly one person there has their email. */
function pinPeople(db: Database): void {
  db.$client
    .prepare(
      `UPDATE hris_people SET object_id = found.object_id
         FROM (SELECT h.id, max(p.object_id) AS object_id FROM hris_people h
                 JOIN people p ON p.work_email = h.person_key AND p.status <> 'Deleted'
                WHERE h.object_id IS NULL
                  AND NOT EXISTS (SELECT 1 FROM hris_people other WHERE other.object_id = p.object_id)
                GROUP BY h.id HAVING count(*) = 1) AS found
        WHERE hris_people.id = found.id`,
    )
    .run();
}

/** Dates that are not what they were. Deleted people and guests have none. */
function findMoved(db: Database, winner: Winner): Moved[] {
  const dates = (kind: DateKind, ours: string, theirs: string) => `
    SELECT p.object_id AS object_id, '${kind}' AS kind,
      ${winner === "hris" ? `coalesce(h.${ours}, p.${theirs})` : `coalesce(p.${theirs}, h.${ours})`} AS date,
      CASE WHEN h.${ours} IS NOT NULL AND (p.${theirs} IS NULL OR '${winner}' = 'hris')
           THEN 'hris' ELSE 'entra' END AS source
    FROM people p LEFT JOIN hris_people h ON h.object_id = p.object_id
    WHERE p.status <> 'Deleted' AND p.is_guest = 0 AND (p.${theirs} IS NOT NULL OR h.${ours} IS NOT NULL)`;
  return db.$client
    .prepare<[], Moved>(
      `WITH counts AS (
         ${dates("start", "start_date", "employee_hire_date")}
         UNION ALL
         ${dates("end", "end_date", "employee_leave_date")})
       SELECT counts.object_id AS objectId, counts.kind, counts.date, counts.source,
              known.date AS was, known.version
         FROM counts LEFT JOIN person_dates known
           ON known.object_id = counts.object_id AND known.kind = counts.kind
        WHERE known.date IS NOT counts.date
       UNION ALL
       SELECT known.object_id, known.kind, NULL, known.source, known.date, known.version
         FROM person_dates known
         JOIN people p ON p.object_id = known.object_id AND p.status <> 'Deleted'
        WHERE known.date IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM counts
                           WHERE counts.object_id = known.object_id AND counts.kind = known.kind)`,
    )
    .all();
}
