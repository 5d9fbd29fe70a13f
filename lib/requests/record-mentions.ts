import "server-only";
import { and, inArray, isNull, ne } from "drizzle-orm";
import { members, mentions, type requests } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { tellMention } from "./tell-request.ts";

/**
 * Keeps which agents a text names with @, by their full names. Only agents and admins are named, by agents
 * and admins; they are told. Call it in the message's transaction.
 */
export function recordMentions(
  ctx: MemberContext,
  request: typeof requests.$inferSelect,
  { entryId, body }: { entryId: number; body: string },
): void {
  if (!body.includes("@") || ctx.actor.role === "employee") return;
  const isAgent = and(
    inArray(members.role, ["agent", "admin"]),
    isNull(members.disabledAt),
    ne(members.id, ctx.actor.id),
  );
  const named = ctx.db
    .select()
    .from(members)
    .where(isAgent)
    .all()
    .filter(({ displayName }) => body.includes(`@${displayName}`));
  for (const { id: memberId } of named)
    ctx.db.insert(mentions).values({ entryId, memberId, requestId: request.id }).onConflictDoNothing().run();
  tellMention(
    ctx,
    request,
    named.map(({ id }) => id),
    entryId,
  );
}
