import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { workspaceInput, type WorkspaceSettings } from "./schema.ts";

const KEY = "workspace.general";
const FIRST_TASKS_KEY = "workspace.first-tasks-away";
const USUAL: WorkspaceSettings = { name: "", timeZone: "UTC" };

/** The settings in force; what nobody has changed has its default. */
export function readWorkspace(db: Database): WorkspaceSettings {
  const row = db.select().from(settings).where(eq(settings.key, KEY)).get();
  return row === undefined ? USUAL : workspaceInput.parse(JSON.parse(row.value));
}

/** Writes them. Call inside a transaction. */
export function writeWorkspace(db: Database, now: number, input: WorkspaceSettings): void {
  write(db, now, KEY, JSON.stringify(input));
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
