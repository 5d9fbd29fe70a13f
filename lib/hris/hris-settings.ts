import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { HRIS_FIELDS } from "./constants.ts";
import type { ColumnMapping } from "./types.ts";

const WINNER_KEY = "hris.winner";
const MAPPING_KEY = "hris.mapping";

/** Whose date counts where HR and Entra say different ones. */
export type Winner = "hris" | "entra";

/** Whose date counts; HR's until an admin says otherwise. */
export function readWinner(db: Database): Winner {
  return read(db, WINNER_KEY) === "entra" ? "entra" : "hris";
}

/** Call it in the transaction of the change. */
export function writeWinner(db: Database, now: number, winner: Winner): void {
  write(db, now, WINNER_KEY, winner);
}

const storedMapping = z.record(z.enum(HRIS_FIELDS), z.string().nullable());

/** The columns of the last file that was applied; null before the first. */
export function readMapping(db: Database): ColumnMapping | null {
  const text = read(db, MAPPING_KEY);
  return text === undefined ? null : storedMapping.parse(JSON.parse(text));
}

/** Call it in the transaction of the upload. */
export function rememberMapping(db: Database, now: number, mapping: ColumnMapping): void {
  write(db, now, MAPPING_KEY, JSON.stringify(mapping));
}

function read(db: Database, key: string): string | undefined {
  return db.select().from(settings).where(eq(settings.key, key)).get()?.value;
}

function write(db: Database, updatedAt: number, key: string, value: string): void {
  db.insert(settings)
    .values({ key, value, updatedAt })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt } })
    .run();
}
