import "server-only";
import { and, count, desc, eq, isNull } from "drizzle-orm";
import { messages } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { INBOX_ROWS } from "./constants.ts";
import { messageWords } from "./message-words.ts";
import { isMessageKind } from "./queue/message-kinds.ts";
import { ownRecipient } from "./queue/recipients.ts";
import type { InboxMessage } from "./types.ts";

/** Everything that is the actor's own, and nothing else. */
export const isOwn = ({ actor }: MemberContext) => eq(messages.recipient, ownRecipient(actor) ?? "");

/** How many messages the actor has not read. Asked every few seconds; answered by an index. */
export function countUnread(ctx: MemberContext): number {
  const row = ctx.db
    .select({ n: count() })
    .from(messages)
    .where(and(isOwn(ctx), isNull(messages.readAt)))
    .get();
  return row?.n ?? 0;
}

/** The same for a page's first paint, with the moment of counting. */
export function readUnread(ctx: MemberContext): { count: number; readAt: number } {
  return { count: countUnread(ctx), readAt: ctx.clock.now() };
}

/** The actor's newest messages. */
export function listInbox(ctx: MemberContext): InboxMessage[] {
  const rows = ctx.db
    .select()
    .from(messages)
    .where(isOwn(ctx))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(INBOX_ROWS)
    .all();
  return rows.flatMap(({ id, kind, facts, createdAt, readAt }) => {
    if (!isMessageKind(kind)) return [];
    const { subject, text, href } = messageWords(kind, facts);
    return [{ id, subject, text, href, at: createdAt, isRead: readAt !== null }];
  });
}
