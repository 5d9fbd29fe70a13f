import { z } from "zod";
import { keepMail } from "../store/sent-mail.ts";
import type { GraphCall, GraphReply } from "./call.ts";
import { Refusal } from "./graph-error.ts";
import { bodyObject, record } from "./users.ts";

const recipients = z.array(
  z.strictObject({ emailAddress: z.strictObject({ address: z.string(), name: z.string().optional() }) }),
);
const sendMailBody = z.strictObject({
  message: z.strictObject({
    subject: z.string(),
    body: z.strictObject({ contentType: z.enum(["Text", "HTML", "text", "html"]), content: z.string() }),
    toRecipients: recipients,
    ccRecipients: recipients.optional(),
    replyTo: recipients.optional(),
  }),
  saveToSentItems: z.boolean().optional(),
});

/**
 * Sends from somebody's mailbox: 202 and no body. Guests, and people without mail, have no mailbox.
 * Source: learn.microsoft.com/graph/api/user-sendmail
 */
export function sendMail(call: GraphCall, key: string): GraphReply {
  const user = call.store.live("user", key);
  if (!user) throw new Refusal(404, "ErrorInvalidUser", `The requested user '${key}' is invalid.`);
  const address = user.doc.mail;
  if (typeof address !== "string" || user.doc.userType === "Guest")
    throw new Refusal(
      404,
      "MailboxNotEnabledForRESTAPI",
      "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
    );
  const parsed = sendMailBody.safeParse(bodyObject(call));
  if (!parsed.success)
    throw new Refusal(400, "RequestBodyRead", parsed.error.issues[0]?.message ?? "The body can't be read.");
  const { message, saveToSentItems = true } = parsed.data;
  const to = message.toRecipients.map(({ emailAddress: { address: at, name = "" } }) => ({
    address: at,
    name,
  }));
  if (to.length === 0)
    throw new Refusal(
      400,
      "ErrorInvalidRecipients",
      "At least one recipient isn't valid., A message can't be sent because it contains no recipients.",
    );
  if (to.some((each) => !z.email().safeParse(each.address).success))
    throw new Refusal(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");
  const { contentType, content } = message.body;
  keepMail(call.store, address, {
    subject: message.subject,
    contentType,
    content,
    to,
    isSaved: saveToSentItems,
  });
  record(call, "send mail", user.objectId);
  return { status: 202 };
}
