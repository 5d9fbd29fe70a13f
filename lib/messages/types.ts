import type { EmailConfig } from "./email/schema.ts";
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

/** How email is set up, for admins; never the password. */
export type EmailView = {
  config: EmailConfig;
  isOn: boolean;
  hasPassword: boolean;
  lastSentAt: number | null;
  problem: string | null;
  problemAt: number | null;
};
