import { and, asc, eq, gt, lte, or } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messages, messageSends } from "#db/schema/index.ts";
import { MINUTE_MS, RETRY_WAITS_MS } from "../constants.ts";
import type { Channel } from "../queue/channel-choice.ts";
import type { Context } from "#lib/platform/context.ts";

/** Whoever tries owns the send for so long; a process that died is taken over then. */
export const CLAIM_MS = 5 * MINUTE_MS;
/** Nothing is put off for longer: a moment beyond comes from a clock that has since been put back. */
const FURTHEST_MS = Math.max(...RETRY_WAITS_MS) + CLAIM_MS;

export type ClaimedSend = {
  message: typeof messages.$inferSelect;
  channel: Channel;
  /** 1 for the first try. */
  attempt: number;
};

/** Takes the send of a channel that is longest due; null when there is none. Of two workers one gets it. */
export function claimSend(ctx: Context, channel: Channel): ClaimedSend | null {
  return inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const { state, nextTryAt, messageId, attempts } = messageSends;
    const isDue = or(lte(nextTryAt, now), gt(nextTryAt, now + FURTHEST_MS));
    const due = ctx.db
      .select({ message: messages, attempts })
      .from(messageSends)
      .innerJoin(messages, eq(messages.id, messageId))
      .where(and(eq(state, "Waiting"), eq(messageSends.channel, channel), isDue))
      .orderBy(asc(nextTryAt))
      .limit(1)
      .get();
    if (due === undefined) return null;
    const attempt = due.attempts + 1;
    ctx.db
      .update(messageSends)
      .set({ attempts: attempt, nextTryAt: now + CLAIM_MS })
      .where(and(eq(messageId, due.message.id), eq(messageSends.channel, channel)))
      .run();
    return { message: due.message, channel, attempt };
  });
}
