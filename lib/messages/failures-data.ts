import "server-only";
import { desc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { members, messages, messageSends, people } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { messageWords } from "./message-words.ts";
import { isMessageKind } from "./queue/message-kinds.ts";
import type { FailedSend } from "./types.ts";

const ROWS = 50;

/** What did not go out, newest first. Admins only. */
export function listFailures(ctx: MemberContext): FailedSend[] {
  requireRole(ctx, "admin");
  const rows = ctx.db
    .select({ message: messages, send: messageSends })
    .from(messageSends)
    .innerJoin(messages, eq(messages.id, messageSends.messageId))
    .where(eq(messageSends.state, "Failed"))
    .orderBy(desc(messageSends.finishedAt))
    .limit(ROWS)
    .all();
  return rows.map(({ message, send }) => ({
    messageId: message.id,
    channel: send.channel,
    subject: isMessageKind(message.kind) ? messageWords(message.kind, message.facts).subject : message.kind,
    to: nameOf(ctx.db, message.recipient),
    reason: send.reason ?? "",
    attempts: send.attempts,
    at: send.finishedAt ?? message.createdAt,
  }));
}

function nameOf(db: Database, recipient: string): string {
  const [kind, id = ""] = recipient.split(":");
  const { displayName } = people;
  const person =
    kind === "person"
      ? db.select({ name: displayName }).from(people).where(eq(people.objectId, id)).get()
      : undefined;
  const isIt = kind === "person" ? eq(members.objectId, id) : eq(members.id, id);
  const member = person ?? db.select({ name: members.displayName }).from(members).where(isIt).get();
  return member?.name ?? "Somebody who left";
}
