import "server-only";
import { and, count } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { QUEUE_ABOVE, QUEUE_BELOW } from "./constants.ts";
import { filterCondition, viewCondition } from "./inbox-conditions.ts";
import { selectRequests, toInboxRow } from "./inbox-data.ts";
import type { InboxQuery, Queue } from "./types.ts";

/**
 * The part of the inbox that a request is opened from: the rows around it, or the first ones when it is not
 * among them. For who may read the inbox; the door checks.
 */
export function readQueue(ctx: MemberContext, query: InboxQuery, current: number): Queue {
  const filter = filterCondition(query, ctx.actor.id, ctx.clock.now());
  const where = and(viewCondition(query.view, ctx.actor.id), filter);
  const rows = selectRequests(ctx, where, query);
  const at = rows.findIndex(({ number }) => number === current);
  const from = Math.max(0, at - QUEUE_ABOVE);
  return {
    rows: rows.slice(from, Math.max(0, at) + QUEUE_BELOW + 1).map(toInboxRow),
    total: ctx.db.select({ n: count() }).from(requests).where(where).get()?.n ?? 0,
    previous: rows[at - 1]?.number ?? null,
    next: rows[at + 1]?.number ?? null,
  };
}
