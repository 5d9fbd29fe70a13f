import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messages } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { isOwn } from "./inbox-data.ts";

/** Marks one of the actor's messages as read, or all of them (null). Somebody else's stay as they are. */
export function markRead(ctx: MemberContext, { messageId }: { messageId: string | null }): void {
  const isIt = messageId === null ? undefined : eq(messages.id, messageId);
  inTransaction(ctx.db, () =>
    ctx.db
      .update(messages)
      .set({ readAt: ctx.clock.now() })
      .where(and(isOwn(ctx), isNull(messages.readAt), isIt))
      .run(),
  );
}
