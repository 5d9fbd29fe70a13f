import "server-only";
import { and, eq } from "drizzle-orm";
import { savedViews } from "#db/schema/index.ts";
import { inTransaction } from "#db/client.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/** Removes one of the member's own saved views. Throws `DeskError`. */
export function removeView(ctx: MemberContext, { viewId }: { viewId: string }): void {
  requireRole(ctx, "admin", "agent");
  inTransaction(ctx.db, () => {
    const isOwn = and(eq(savedViews.id, viewId), eq(savedViews.memberId, ctx.actor.id));
    const { changes } = ctx.db.delete(savedViews).where(isOwn).run();
    if (changes === 0) throw new DeskError("not-found", "This view is gone already.");
  });
}
