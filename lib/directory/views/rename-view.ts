import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { directoryViews } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { changeableView, requireSharing } from "./changeable-view.ts";

type Wish = { viewId: string; name: string; isShared: boolean };

/** Gives a view another name, or shares it or not. Its owner, or an admin where it is shared. Throws `DeskError`. */
export function renameView(ctx: Context, { viewId, name, isShared }: Wish): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const view = changeableView(ctx, viewId);
    if (isShared !== view.isShared) requireSharing(ctx);
    const updatedAt = ctx.clock.now();
    ctx.db
      .update(directoryViews)
      .set({ name, isShared, updatedAt })
      .where(eq(directoryViews.id, viewId))
      .run();
  });
}
