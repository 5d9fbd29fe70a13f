import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { workspaceInput, type WorkspaceSettings } from "./schema.ts";

const KEY = "workspace.general";
const USUAL: WorkspaceSettings = { name: "", timeZone: "UTC" };

/** The settings in force; what nobody has changed has its default. */
export function readWorkspace(db: Database): WorkspaceSettings {
  const row = db.select().from(settings).where(eq(settings.key, KEY)).get();
  return row === undefined ? USUAL : workspaceInput.parse(JSON.parse(row.value));
}

/** Writes them. Call inside a transaction. */
export function writeWorkspace(db: Database, now: number, input: WorkspaceSettings): void {
  const row = { value: JSON.stringify(input), updatedAt: now };
  db.insert(settings)
    .values({ key: KEY, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}
