import "server-only";
import { sql } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { requestReads } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findRequestToWorkOn } from "./find-request.ts";

/** Remembers that a member has read a request up to a change; never less than before. Agents and admins only. */
export function markSeen(ctx: MemberContext, input: { requestId: string; upTo: number }): void {
  inTransaction(ctx.db, () => {
    const { id: requestId } = findRequestToWorkOn(ctx, input.requestId);
    const seenAt = Math.min(input.upTo, ctx.clock.now());
    ctx.db
      .insert(requestReads)
      .values({ memberId: ctx.actor.id, requestId, seenAt })
      .onConflictDoUpdate({
        target: [requestReads.memberId, requestReads.requestId],
        set: { seenAt: sql`max(${requestReads.seenAt}, excluded.seen_at)` },
      })
      .run();
  });
}
