import { count, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { directoryViews } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { requireSharing } from "./changeable-view.ts";

const MOST_VIEWS = 50;

type Wish = { name: string; search: string; columns: string[]; isShared: boolean };

/** Keeps filters, order and columns under a name. Agents and admins; sharing is for admins. Throws `DeskError`. */
export function saveView(ctx: MemberContext, wish: Wish): { viewId: string } {
  requireRole(ctx, "agent", "admin");
  if (wish.isShared) requireSharing(ctx);
  const { actor, clock } = ctx;
  return inTransaction(ctx.db, () => {
    const mine = eq(directoryViews.memberId, actor.id);
    const { n } = ctx.db.select({ n: count() }).from(directoryViews).where(mine).get() ?? { n: 0 };
    if (n >= MOST_VIEWS)
      throw new DeskError("conflict", `${MOST_VIEWS} views are the most. Delete one you don't need.`);
    const at = clock.now();
    const id = newId();
    ctx.db
      .insert(directoryViews)
      .values({ id, memberId: actor.id, ...wish, createdAt: at, updatedAt: at })
      .run();
    return { viewId: id };
  });
}
