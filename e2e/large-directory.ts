import { withDatabase } from "./desk-database.ts";
import type { Desk } from "./start-desk.ts";

const GIVEN = ["Amara", "Bao", "Chidi", "Daniel", "Fatoumata", "Giulia", "Hannah", "Jonas", "Petra", "Yusuf"];
const FAMILY = [
  "Okafor",
  "Tran",
  "Eze",
  "Abramov",
  "Diallo",
  "Ferraro",
  "Lindqvist",
  "Park",
  "Nowak",
  "Vogel",
];

/**
 * Puts `count` more people straight into the mirror, as an import of as many would leave them. Their names are a given
 * name, a family name and a number: "Amara Okafor 100".
 */
export function fillDirectory(desk: Desk, count: number): void {
  withDatabase(desk, (db) => {
    const fill = db.transaction(() => {
      // A number would be bound as a real one.
      const first = BigInt(Number(db.prepare("SELECT max(id) + 1 FROM objects").pluck().get()));
      db.prepare(
        `INSERT INTO objects (id, object_id, kind)
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
         SELECT ? + i, printf('%08x-0000-4000-9000-000000000000', i), 'user' FROM n`,
      ).run(BigInt(count), first);
      db.prepare(
        `INSERT INTO people (id, object_id, display_name, user_principal_name, work_email, job_title, department,
            status, is_guest, is_on_premises, is_management_restricted, sort_key, search_text, in_scope)
         SELECT id, object_id, name, mail, mail, 'Engineer ' || (id % 13), 'Unit ' || (id % 40), 'Active', 0, 0, 0,
            lower(name), lower(name || ' ' || mail || ' engineer ' || (id % 13) || ' unit ' || (id % 40)), 1
         FROM (SELECT id, object_id, 'person' || (id - @first) || '@crowd.example' AS mail,
              json_extract(@given, '$[' || ((id - @first) % 10) || ']') || ' ' ||
              json_extract(@family, '$[' || ((id - @first) / 10 % 10) || ']') || ' ' || (id - @first) AS name
            FROM objects WHERE id >= @first)`,
      ).run({ first, given: JSON.stringify(GIVEN), family: JSON.stringify(FAMILY) });
      db.prepare(
        "INSERT INTO people_search (rowid, text) SELECT id, search_text FROM people WHERE id >= ? ORDER BY id",
      ).run(first);
      // What was counted before is counted again.
      db.prepare(
        `INSERT INTO settings (key, value, updated_at) VALUES ('mirror.version', '1', 0)
         ON CONFLICT (key) DO UPDATE SET value = value + 1`,
      ).run();
    });
    fill.immediate();
  });
}
