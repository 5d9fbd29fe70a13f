import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { keptHours, workspaceInput, type WorkspaceSettings } from "./schema.ts";
import { deskOutlook } from "./desk-hours.ts";
import type { DeskHours, DeskOutlook } from "./types.ts";

const KEY = "workspace.general";
const HOURS_KEY = "workspace.hours";
const FIRST_TASKS_KEY = "workspace.first-tasks-away";
const USUAL: WorkspaceSettings = { name: "", timeZone: "UTC" };
const OFFICE_DAY = { from: "09:00", to: "17:00" };
const USUAL_HOURS: DeskHours = {
  isOn: false,
  week: [OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, null, null],
  daysOff: [],
};

/** The settings in force; what nobody has changed has its default. */
export function readWorkspace(db: Database): WorkspaceSettings {
  const row = db.select().from(settings).where(eq(settings.key, KEY)).get();
  return row === undefined ? USUAL : workspaceInput.parse(JSON.parse(row.value));
}

/** Writes them. Call inside a transaction. */
export function writeWorkspace(db: Database, now: number, input: WorkspaceSettings): void {
  write(db, now, KEY, JSON.stringify(input));
}

/** When the IT desk is open; off, with the usual office hours, until an admin says it. */
export function readDeskHours(db: Database): DeskHours {
  const row = db.select().from(settings).where(eq(settings.key, HOURS_KEY)).get();
  return row === undefined ? USUAL_HOURS : keptHours.parse(JSON.parse(row.value));
}

/** Writes them. Call inside a transaction. */
export function writeDeskHours(db: Database, now: number, hours: DeskHours): void {
  write(db, now, HOURS_KEY, JSON.stringify(hours));
}

/** Whether the IT desk is open now and what comes after; null while nothing is said about it. */
export function readDeskOutlook(db: Database, now: number): DeskOutlook | null {
  const hours = readDeskHours(db);
  return hours.isOn ? deskOutlook(hours, readWorkspace(db).timeZone, now) : null;
}

/** Whether an admin has put the first tasks away. */
export function areFirstTasksAway(db: Database): boolean {
  return db.select().from(settings).where(eq(settings.key, FIRST_TASKS_KEY)).get() !== undefined;
}

/** Puts them away. Call inside a transaction. */
export function markFirstTasksAway(db: Database, now: number): void {
  write(db, now, FIRST_TASKS_KEY, "true");
}

function write(db: Database, now: number, key: string, value: string): void {
  const row = { value, updatedAt: now };
  db.insert(settings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}
