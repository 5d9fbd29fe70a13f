import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { messageChannels } from "#db/schema/index.ts";
import { emailConfig, type EmailConfig } from "./schema.ts";

export const SMTP_PASSWORD = "messages.smtp-password";

export type EmailRow = Omit<typeof messageChannels.$inferSelect, "config"> & { config: EmailConfig };

/** How email is set up; null when it never was. */
export function findEmail(db: Database): EmailRow | null {
  const row = db.select().from(messageChannels).where(eq(messageChannels.channel, "email")).get();
  return row === undefined ? null : { ...row, config: emailConfig.parse(row.config) };
}
