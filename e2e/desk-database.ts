import SqliteDatabase from "better-sqlite3";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Desk } from "./start-desk.ts";

/** Changes the desk's own database while it runs, as only time can in real life. Gives the number of changed rows. */
export function changeDatabase(desk: Desk, statement: string, ...values: readonly unknown[]): number {
  return withDatabase(desk, (db) => db.prepare(statement).run(...values).changes);
}

/** Rows of the desk's database. The caller names their shape. */
export function readDatabase<Row>(desk: Desk, query: string, ...values: readonly unknown[]): Row[] {
  return withDatabase(desk, (db) => db.prepare<unknown[], Row>(query).all(...values));
}

/** Gatehouse's own idea of who is called that; deleted people too. */
export function objectIdOf(desk: Desk, displayName: string): string {
  const query = "SELECT object_id AS id FROM people WHERE display_name = ?";
  const [person, ...others] = readDatabase<{ id: string }>(desk, query, displayName);
  if (person === undefined || others.length > 0)
    throw new Error(`Not exactly one person is called ${displayName}.`);
  return person.id;
}

/** Files a request for somebody of the directory, as if they had signed in and asked. Gives its number. */
export function fileRequest(desk: Desk, displayName: string, title: string): number {
  const now = Date.now();
  const objectId = objectIdOf(desk, displayName);
  const mail = `${objectId}@calder.example`;
  return withDatabase(desk, (db) => {
    const file = db.transaction(() => {
      db.prepare(
        `INSERT OR IGNORE INTO members (id, email, display_name, role, tenant_id, object_id, created_at)
         SELECT ?, ?, ?, 'employee', tenant_id, ?, ? FROM connections`,
      ).run(randomUUID(), mail, displayName, objectId, now);
      const filed = db
        .prepare<unknown[], { number: number }>(
          `INSERT INTO requests (id, number, title, service_key, requester_id, status, created_at, updated_at)
           SELECT ?, (SELECT coalesce(max(number), 0) + 1 FROM requests), ?,
             (SELECT key FROM services WHERE is_active ORDER BY position DESC LIMIT 1), id, 'New', ?, ?
             FROM members WHERE object_id = ? RETURNING number`,
        )
        .get(randomUUID(), title, now, now, objectId);
      if (filed === undefined) throw new Error(`No request could be filed for ${displayName}.`);
      return filed.number;
    });
    return file.immediate();
  });
}

/** Works on the desk’s own database while it runs. */
export function withDatabase<Result>(desk: Desk, work: (db: SqliteDatabase.Database) => Result): Result {
  const db = new SqliteDatabase(join(desk.dataDir, "gatehouse.db"), { timeout: 5_000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
