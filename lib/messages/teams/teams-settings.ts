import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { messageChannels } from "#db/schema/index.ts";
import { teamsConfig, type TeamsConfig } from "./schema.ts";

export const TEAMS_SECRET = "messages.teams-secret";

export type TeamsRow = Omit<typeof messageChannels.$inferSelect, "config"> & { config: TeamsConfig };

/** How Teams is set up; null when it never was. */
export function findTeams(db: Database): TeamsRow | null {
  const row = db.select().from(messageChannels).where(eq(messageChannels.channel, "teams")).get();
  return row === undefined ? null : { ...row, config: teamsConfig.parse(row.config) };
}
