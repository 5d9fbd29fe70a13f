import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { messageChannels, messagePreferences } from "#db/schema/index.ts";
import { MESSAGE_KINDS, type MessageKind } from "./message-kinds.ts";

/** The ways out of Gatehouse. The in-app inbox always gets everything. */
export const CHANNELS = ["email", "teams"] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Record<Channel, string> = { email: "Email", teams: "Microsoft Teams" };

/** Stands for the workspace's default among the preferences. */
export const EVERYBODY = "*";

/** The channels that are set up and on. */
export function openChannels(db: Database): Channel[] {
  return db
    .select({ channel: messageChannels.channel })
    .from(messageChannels)
    .where(eq(messageChannels.isOn, true))
    .all()
    .map(({ channel }) => channel);
}

/** Should this kind go to this recipient by this channel? Own choice, else the workspace's, else ours. */
export function isWanted(db: Database, recipient: string, kind: MessageKind, channel: Channel): boolean {
  const rows = db
    .select()
    .from(messagePreferences)
    .where(
      and(
        inArray(messagePreferences.recipient, [recipient, EVERYBODY]),
        eq(messagePreferences.kind, kind),
        eq(messagePreferences.channel, channel),
      ),
    )
    .all();
  const chosen = rows.find((row) => row.recipient === recipient) ?? rows[0];
  return chosen?.isOn ?? MESSAGE_KINDS[kind].isPushed;
}
