import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { protectedPeople, settings } from "#db/schema/index.ts";

/** Settings rows of this folder. */
export const POLICY_KEY = "protection.policy";
export const PAUSE_KEY = "automation.pause";

const policySchema = z.object({ allowsSecondPerson: z.boolean() });
const pauseSchema = z.object({ at: z.number(), byName: z.string(), why: z.string() });

/** Since when and by whom all automation stands still. */
export type AutomationPause = z.output<typeof pauseSchema>;

/** May an action on a privileged or protected person run when a second person approves it? Off until two admins switch it on. */
export function allowsSecondPerson(db: Database): boolean {
  const value = readSetting(db, POLICY_KEY);
  return value !== null && policySchema.parse(value).allowsSecondPerson;
}

/** How an account is protected; null when it is on no list. */
export function findProtection(db: Database, objectId: string): "protected" | "break-glass" | null {
  const row = db.select().from(protectedPeople).where(eq(protectedPeople.objectId, objectId)).get();
  return row?.kind ?? null;
}

/** The pause of all automation; null while it runs. Whatever acts without a click asks this first. */
export function findAutomationPause(db: Database): AutomationPause | null {
  const value = readSetting(db, PAUSE_KEY);
  return value === null ? null : pauseSchema.parse(value);
}

/** Writes one of the settings above; null removes it. Call it inside a transaction. */
export function writeSetting(db: Database, now: number, key: string, value: unknown): void {
  if (value === null) {
    db.delete(settings).where(eq(settings.key, key)).run();
    return;
  }
  const row = { value: JSON.stringify(value), updatedAt: now };
  db.insert(settings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}

function readSetting(db: Database, key: string): unknown {
  const row = db.select().from(settings).where(eq(settings.key, key)).get();
  return row === undefined ? null : JSON.parse(row.value);
}
