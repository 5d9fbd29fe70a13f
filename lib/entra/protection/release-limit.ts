import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { limitPauses } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { limitTitle } from "./limit-words.ts";
import { isSameHuman, requireAdminMember } from "./second-admin.ts";

/**
 * Lets somebody who reached a limit go on; counting starts anew. The second pair of eyes is the admin
 * who releases: never the one who reached it.
 */
export function releaseLimit(ctx: Context, { pauseId }: { pauseId: string }): void {
  const actor = requireAdminMember(ctx);
  inTransaction(ctx.db, () => {
    const isOpen = and(eq(limitPauses.id, pauseId), isNull(limitPauses.releasedAt));
    const pause = ctx.db.select().from(limitPauses).where(isOpen).get();
    if (pause === undefined) throw new DeskError("conflict", "This was released already. Reload the page.");
    if (isSameHuman(ctx.db, pause.actorId, actor))
      throw new DeskError("not-allowed", "You reached this limit. Another admin has to release it.");
    ctx.db
      .update(limitPauses)
      .set({ releasedAt: ctx.clock.now(), releasedByName: actor.displayName })
      .where(isOpen)
      .run();
    recordAudit(ctx, {
      event: "protection.limit-released",
      result: "Released",
      target: { kind: "limit", id: pause.id, name: pause.actorName },
      details: { action: limitTitle(pause.actionKey), limit: pause.limit },
    });
  });
}
