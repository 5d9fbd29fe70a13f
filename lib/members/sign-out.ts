import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/** Ends the session of this very request; the cookie is worthless from now on. */
export function signOut(ctx: MemberContext): void {
  inTransaction(ctx.db, () => {
    ctx.db
      .update(sessions)
      .set({ endedAt: ctx.clock.now() })
      .where(eq(sessions.id, ctx.actor.sessionId))
      .run();
    recordAudit(ctx, { event: "member.signed-out", result: "Done" });
  });
}
