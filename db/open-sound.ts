import { openDatabase, type Database } from "./client.ts";

/** The database file is damaged: nothing may run on it, and nothing may repair it silently. */
export class DamagedDatabaseError extends Error {
  constructor(path: string, found: string, cause?: unknown) {
    super(
      `The database ${path} is damaged (${found}). Gatehouse does not run on it. Keep a copy of it, then restore the last backup: docs/backup.md.`,
      { cause },
    );
    this.name = "DamagedDatabaseError";
  }
}

/** Opens the database at a start and looks whether its pages are whole. Throws `DamagedDatabaseError`. */
export function openSound(path: string): Database {
  let db: Database | null = null;
  try {
    db = openDatabase(path);
    const found = String(db.$client.pragma("quick_check(1)", { simple: true }));
    if (found === "ok") return db;
    throw new DamagedDatabaseError(path, found);
  } catch (error) {
    db?.$client.close();
    const isDamage =
      error instanceof Error && "code" in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));
    throw isDamage ? new DamagedDatabaseError(path, error.message, error) : error;
  }
}
