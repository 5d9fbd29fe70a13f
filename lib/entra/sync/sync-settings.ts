import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { GUARDS, type GuardKey, type Limit } from "./guards.ts";

/** How often to sync, in hours. Delta links live seven days: once a day is the least. */
export const SYNC_HOURS = [1, 2, 4, 6, 8, 12, 24] as const;
export const DEFAULT_HOURS = 4;
const KEY = "entra.sync";

export type SyncLimits = Record<GuardKey, Limit>;
export type SyncSettings = { everyHours: number; limits: SyncLimits };

const limit = z.strictObject({
  count: z
    .int("Enter a whole number.")
    .min(1, "Enter a number from 1 to 1,000,000.")
    .max(1_000_000, "Enter a number from 1 to 1,000,000."),
  /** Whole percents in the form, a fraction here. */
  share: z.number("Enter a number.").min(0.01, "Enter 1 to 100 %.").max(1, "Enter 1 to 100 %."),
});

export const syncSettingsInput = z
  .strictObject({
    everyHours: z.literal(SYNC_HOURS, "Choose one of the intervals."),
    limits: z.partialRecord(z.enum(GUARDS.map(({ key }) => key)), limit),
  })
  .superRefine(({ limits }, ctx) => {
    for (const { key, title, limit: usual } of GUARDS) {
      const count = limits[key]?.count;
      if (count === undefined || count >= usual.floor) continue;
      const message = `${title}: enter ${usual.floor} or more. Fewer at once are never asked about.`;
      ctx.addIssue({ code: "custom", path: ["limits", key, "count"], message });
    }
  });
export type SyncSettingsInput = z.output<typeof syncSettingsInput>;

/** The settings in force; what nobody has changed has its default. */
export function readSyncSettings(db: Database): SyncSettings {
  const row = db.select().from(settings).where(eq(settings.key, KEY)).get();
  const saved = row === undefined ? null : syncSettingsInput.parse(JSON.parse(row.value));
  const limits = Object.fromEntries(
    GUARDS.map(({ key, limit: usual }) => [key, { ...usual, ...saved?.limits[key] }]),
  ) as SyncLimits; // One entry per guard, which is every key of SyncLimits.
  return { everyHours: saved?.everyHours ?? DEFAULT_HOURS, limits };
}

/** Writes them. Call inside a transaction. */
export function writeSyncSettings(db: Database, now: number, input: SyncSettingsInput): void {
  const row = { value: JSON.stringify(input), updatedAt: now };
  db.insert(settings)
    .values({ key: KEY, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}

/** From one sync to the next. */
export function syncEveryMs(db: Database): number {
  return readSyncSettings(db).everyHours * 60 * 60_000;
}
