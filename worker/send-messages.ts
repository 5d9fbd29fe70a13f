import { sendEmail } from "#lib/messages/email/send-email.ts";
import { sendDueMessages } from "#lib/messages/outbox/send-due-messages.ts";
import { sendTeams } from "#lib/messages/teams/send-teams.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";

/** Between two looks, on the monotonic clock: a clock that is put back holds nothing up. */
const EVERY_MS = 2_000;

/** Sends what waits to go out, beside all other work: a slow mail server delays only messages. */
export function createMessageSender(ctx: Context) {
  let nextAt = 0;
  let running: Promise<void> | null = null;
  async function turn(): Promise<void> {
    try {
      await sendDueMessages(ctx, {
        email: (each, send) => sendEmail(each, send),
        teams: (each, send) => sendTeams(each, send),
      });
    } catch (error) {
      log.error({ err: error }, "sending messages failed");
    } finally {
      nextAt = performance.now() + EVERY_MS;
      running = null;
    }
  }
  return {
    tick(): void {
      if (running === null && performance.now() >= nextAt) running = turn();
    },
    /** Resolves when the turn under way is over. */
    idle: async (): Promise<void> => (await running) ?? undefined,
  };
}
