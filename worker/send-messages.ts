import { sendEmail } from "#lib/messages/email/send-email.ts";
import { sendDueMessages } from "#lib/messages/outbox/send-due-messages.ts";
import { sendTeams } from "#lib/messages/teams/send-teams.ts";
import type { Context } from "#lib/platform/context.ts";
import { takeTurns, type Turns } from "./take-turns.ts";

const EVERY_MS = 2_000;

/** Sends what waits to go out, beside all other work: a slow mail server delays only messages. */
export function createMessageSender(ctx: Context): Turns {
  return takeTurns({ failed: "sending messages failed", restMs: EVERY_MS }, async () => {
    await sendDueMessages(ctx, {
      email: (each, send) => sendEmail(each, send),
      teams: (each, send) => sendTeams(each, send),
    });
    return EVERY_MS;
  });
}
