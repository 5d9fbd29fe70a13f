import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { savedViews } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { SAVED_VIEWS_MAX } from "./constants.ts";
import type { InboxQuery } from "./types.ts";
import { listSavedViews } from "./views-data.ts";

/** Keeps a way to look at the inbox for this member; the same name again replaces it. Agents and admins only. */
export function saveView(ctx: MemberContext, { name, query }: { name: string; query: InboxQuery }): void {
  requireRole(ctx, "admin", "agent");
  inTransaction(ctx.db, () => {
    const memberId = ctx.actor.id;
    ctx.db
      .delete(savedViews)
      .where(and(eq(savedViews.memberId, memberId), eq(savedViews.name, name)))
      .run();
    if (listSavedViews(ctx).length >= SAVED_VIEWS_MAX)
      throw new DeskError("conflict", `You have ${SAVED_VIEWS_MAX} saved views. Remove one first.`);
    ctx.db
      .insert(savedViews)
      .values({ id: newId(), memberId, name, query, createdAt: ctx.clock.now() })
      .run();
  });
}
