import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, json, moment } from "../columns.ts";

/** What people are told, and their in-app inbox. Written in the transaction of what it tells about. */
export const messages = sqliteTable(
  "messages",
  {
    id: text("id").primaryKey(),
    kind: text("kind").notNull(),
    /** With kind and recipient: said once. An approval, a timeline line, a run … */
    subjectId: text("subject_id").notNull(),
    /** `person:<object id>`, or `member:<id>` for a local account. */
    recipient: text("recipient").notNull(),
    /** What fills the kind's words; plain values, never markup. */
    facts: json<Record<string, string>>("facts").notNull(),
    createdAt: moment("created_at").notNull(),
    readAt: moment("read_at"),
  },
  (t) => [
    uniqueIndex("messages_once").on(t.kind, t.subjectId, t.recipient),
    index("messages_inbox").on(t.recipient, t.createdAt),
    index("messages_age").on(t.createdAt),
  ],
);

/** A message on its way out of Gatehouse by one channel. The inbox needs none. */
export const messageSends = sqliteTable(
  "message_sends",
  {
    messageId: text("message_id").notNull(),
    channel: text("channel", { enum: ["email", "teams"] }).notNull(),
    state: text("state", { enum: ["Waiting", "Sent", "Failed"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** When to try next; moved ahead by whoever is trying, so that a process that died is taken over. */
    nextTryAt: moment("next_try_at").notNull(),
    /** Why the last try failed, for admins. */
    reason: text("reason"),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.channel] }),
    index("message_sends_due").on(t.state, t.channel, t.nextTryAt),
  ],
);

/** How a channel is set up. Secrets are in `sealed_secrets`. */
export const messageChannels = sqliteTable("message_channels", {
  channel: text("channel", { enum: ["email", "teams"] }).primaryKey(),
  isOn: flag("is_on").notNull(),
  /** Parsed by lib/messages where it is read. */
  config: json<Record<string, unknown>>("config").notNull(),
  updatedAt: moment("updated_at").notNull(),
  lastSentAt: moment("last_sent_at"),
  /** Why the last try failed; null once one went through. */
  problem: text("problem"),
  problemAt: moment("problem_at"),
});

/** Which kinds go by which channel. Recipient `*`: the workspace's default. No row: the product's own. */
export const messagePreferences = sqliteTable(
  "message_preferences",
  {
    recipient: text("recipient").notNull(),
    kind: text("kind").notNull(),
    channel: text("channel", { enum: ["email", "teams"] }).notNull(),
    isOn: flag("is_on").notNull(),
  },
  (t) => [primaryKey({ columns: [t.recipient, t.kind, t.channel] })],
);

/** The bot's conversation with a person, so that it is asked for once. */
export const teamsConversations = sqliteTable("teams_conversations", {
  recipient: text("recipient").primaryKey(),
  /** Another bot has conversations of its own. */
  botId: text("bot_id").notNull(),
  conversationId: text("conversation_id").notNull(),
  createdAt: moment("created_at").notNull(),
});
