import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";

const KEY = "agent.settings";

const kept = z.object({
  /** The stop button: nothing is read, proposed or done. */
  stopped: z.object({ at: z.number(), byName: z.string() }).nullable(),
  model: z.object({
    isOn: z.boolean(),
    address: z.string(),
    name: z.string(),
    /** Tokens per day, at most. */
    tokensPerDay: z.number(),
    /** What a million tokens costs, read and written, in the currency the admin counts in. */
    priceIn: z.number().default(0),
    priceOut: z.number().default(0),
    /** At most this much in a calendar month; null: no ceiling. */
    costPerMonth: z.number().nullable().default(null),
  }),
});
export type AgentSettings = z.output<typeof kept>;

const USUAL: AgentSettings = {
  stopped: null,
  model: {
    isOn: false,
    address: "",
    name: "",
    tokensPerDay: 200_000,
    priceIn: 0,
    priceOut: 0,
    costPerMonth: null,
  },
};

/** The IT Agent's settings in force. */
export function readAgentSettings(db: Database): AgentSettings {
  const row = db.select().from(settings).where(eq(settings.key, KEY)).get();
  return row === undefined ? USUAL : kept.parse(JSON.parse(row.value));
}

/** Writes them. Call inside a transaction. */
export function writeAgentSettings(db: Database, now: number, value: AgentSettings): void {
  const row = { value: JSON.stringify(value), updatedAt: now };
  db.insert(settings)
    .values({ key: KEY, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}
