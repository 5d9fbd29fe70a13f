import type { EmailConfig } from "./email/schema.ts";
import type { TeamsConfig } from "./teams/schema.ts";
import type { MessageKind } from "./queue/message-kinds.ts";
import type { Channel } from "./queue/channel-choice.ts";

/** One line of the in-app inbox. */
export type InboxMessage = {
  id: string;
  subject: string;
  text: string;
  href: string;
  at: number;
  isRead: boolean;
};

/** What was said to whom and did not leave by a channel. */
export type FailedSend = {
  messageId: string;
  channel: Channel;
  subject: string;
  to: string;
  reason: string;
  attempts: number;
  at: number;
};

/** One kind with its switch, as settings show it. */
export type KindChoice = { kind: MessageKind; when: string; isOn: boolean };

/** The kinds with their switches for one channel. */
export type ChannelChoices = { channel: Channel; isOn: boolean; choices: readonly KindChoice[] };

/** Whether a channel is on and works. */
export type ChannelView = {
  isOn: boolean;
  lastSentAt: number | null;
  problem: string | null;
  problemAt: number | null;
};

/** How email is set up, for admins; never the password. */
export type EmailView = ChannelView & { config: EmailConfig; hasPassword: boolean };

/** How Teams is set up, for admins; never the secret. */
export type TeamsView = ChannelView & { config: TeamsConfig };
