import "server-only";
import { and, count, eq } from "drizzle-orm";
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
  const order = { sort: query.sort, order: query.order };
  const [here] = selectRequests(ctx, and(where, eq(requests.number, current)), { ...order, most: 1 });
  const from = here?.place ?? null;
  const above =
    from === null
      ? []
      : selectRequests(ctx, where, { ...order, from, isBackward: true, most: QUEUE_ABOVE }).toReversed();
  const below = selectRequests(ctx, where, { ...order, from, most: QUEUE_BELOW });
  return {
    rows: [...above, ...(here === undefined ? [] : [here]), ...below].map(toInboxRow),
    total: ctx.db.select({ n: count() }).from(requests).where(where).get()?.n ?? 0,
    previous: above.at(-1)?.number ?? null,
    next: below[0]?.number ?? null,
  };
}
