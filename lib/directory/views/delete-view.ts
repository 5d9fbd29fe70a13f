import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { directoryViews, memberColumns } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { changeableView } from "./changeable-view.ts";

/** Forgets a view and the columns people chose for it. Its owner, or an admin where it is shared. Throws `DeskError`. */
export function deleteView(ctx: Context, { viewId }: { viewId: string }): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    changeableView(ctx, viewId);
    ctx.db.delete(directoryViews).where(eq(directoryViews.id, viewId)).run();
    ctx.db.delete(memberColumns).where(eq(memberColumns.viewId, viewId)).run();
  });
}
