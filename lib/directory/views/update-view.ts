import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { directoryViews, memberColumns } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { changeableView } from "./changeable-view.ts";

type Wish = { viewId: string; search: string; columns: string[] };

/** Keeps what the list shows now under the view's name. Its owner, or an admin where it is shared. Throws `DeskError`. */
export function updateView(ctx: MemberContext, { viewId, search, columns }: Wish): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    changeableView(ctx, viewId);
    const updatedAt = ctx.clock.now();
    ctx.db
      .update(directoryViews)
      .set({ search, columns, updatedAt })
      .where(eq(directoryViews.id, viewId))
      .run();
    // What was one's own choice is the view's now.
    const own = and(eq(memberColumns.memberId, ctx.actor.id), eq(memberColumns.viewId, viewId));
    ctx.db.delete(memberColumns).where(own).run();
  });
}
