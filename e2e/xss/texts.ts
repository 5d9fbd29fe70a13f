import type SqliteDatabase from "better-sqlite3";
import { CORPUS, corpusInRows } from "./corpus.ts";

export type Db = SqliteDatabase.Database;
export type Value = string | number | null;

/** Rows of a list that holds the whole corpus in every field of its first page. */
const ROWS = 48;
export const TEXTS = corpusInRows(ROWS);
export const text = (at: number) => TEXTS[at % ROWS] ?? "";
/** Single payloads for places whose length is checked when they are read. */
const SHORT = CORPUS.map((payload) => payload.text.trim()).filter((each) => each.length <= 60 && each !== "");
export const short = (at: number) => SHORT[at % SHORT.length] ?? "";

export const now = Date.now();
export const times = { created_at: now, updated_at: now };

/** Adds a row, column by column. */
export function insert(db: Db, table: string, row: Record<string, Value>): void {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  db.prepare(sql).run(...Object.values(row));
}
