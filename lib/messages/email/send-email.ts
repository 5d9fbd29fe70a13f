import "server-only";
import { openGraph } from "#lib/entra/connection/open-graph.ts";
import { companyName } from "#lib/workspace/company-name.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import type { SealingKey } from "#lib/platform/secrets.ts";
import { channelKey, findSecret } from "../channel-secrets.ts";
import { messageWords, oneLine, type MessageWords } from "../message-words.ts";
import type { ClaimedSend } from "../outbox/claim-send.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import { isMessageKind } from "../queue/message-kinds.ts";
import { findEmail, SMTP_PASSWORD } from "./email-settings.ts";
import { findAddress } from "./find-address.ts";
import { mailHtml, mailText } from "./mail-body.ts";
import type { Mail, SendMail } from "./mail.ts";
import { graphSender } from "./send-by-graph.ts";
import { smtpSender } from "./send-by-smtp.ts";

/** What sending takes from outside; tests pass their own. */
export type EmailDeps = { key: () => SealingKey; graph: () => GraphClient; publicUrl: string };

export function emailDeps({ db }: Context): EmailDeps {
  return { key: channelKey, graph: () => openGraph(db), publicUrl: env().publicUrl };
}

/** Sends one message as an email, the way that is set up now. Throws `SendFailure`. */
export async function sendEmail(
  ctx: Context,
  { message }: ClaimedSend,
  deps = emailDeps(ctx),
): Promise<void> {
  if (!isMessageKind(message.kind))
    throw new SendFailure("Gatehouse no longer has messages of this kind.", { isPermanent: true });
  const to = findAddress(ctx.db, message.recipient);
  const words = messageWords(message.kind, message.facts);
  await senderOf(ctx, deps)(composeMail(ctx, { to, words, messageId: message.id }, deps.publicUrl));
}

/** The way that is set up. Throws `SendFailure` when there is none. */
export function senderOf({ db }: Context, deps: EmailDeps): SendMail {
  const email = findEmail(db);
  if (email === null) throw new SendFailure("Email is not set up.", { isPermanent: true });
  const { config } = email;
  return config.way === "graph"
    ? graphSender(deps.graph, config.mailbox)
    : smtpSender(config, findSecret(db, SMTP_PASSWORD, deps.key));
}

type Draft = { to: Mail["to"]; words: MessageWords; messageId: string };

/** Words put on Gatehouse's one page for emails, with the link that opens the page. */
export function composeMail(
  { db }: Context,
  { to, words, messageId }: Draft,
  publicUrl = env().publicUrl,
): Mail {
  const company = oneLine(companyName(db));
  const parts = {
    words,
    company,
    link: publicUrl + words.href,
    settingsLink: `${publicUrl}/notifications/settings`,
  };
  return { to, subject: words.subject, text: mailText(parts), html: mailHtml(parts), messageId };
}
