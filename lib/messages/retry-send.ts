import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messageSends } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { openChannels, type Channel } from "./queue/channel-choice.ts";

/** Puts one failed send back into the queue, or all of them (null). Admins only. Throws `DeskError`. */
export function retrySend(ctx: MemberContext, which: { messageId: string; channel: Channel } | null): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const open = openChannels(ctx.db);
    if (which === null ? open.length === 0 : !open.includes(which.channel))
      throw new DeskError("not-possible", "The channel is off. Switch it on first.");
    const isIt =
      which === null
        ? undefined
        : and(eq(messageSends.messageId, which.messageId), eq(messageSends.channel, which.channel));
    const { changes: count } = ctx.db
      .update(messageSends)
      .set({ state: "Waiting", attempts: 0, nextTryAt: ctx.clock.now(), finishedAt: null })
      .where(and(eq(messageSends.state, "Failed"), isIt))
      .run();
    if (count === 0) throw new DeskError("not-found", "Nothing of it has failed. Reload the page.");
    recordAudit(ctx, { event: "message.retried", result: "Done", details: { count, ...which } });
  });
}
