import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members, sessions } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";

/** Ends all sessions of a member, at once. Admins only. @returns how many were open. */
export function endSessions(ctx: Context, memberId: string): number {
  requireRole(ctx, "admin");
  return inTransaction(ctx.db, () => {
    const member = ctx.db.select().from(members).where(eq(members.id, memberId)).get();
    if (member === undefined) throw new DeskError("not-found", "There is no such member.");
    const { changes } = ctx.db
      .update(sessions)
      .set({ endedAt: ctx.clock.now() })
      .where(and(eq(sessions.memberId, memberId), isNull(sessions.endedAt)))
      .run();
    const target = { kind: "member", id: member.id, name: member.displayName };
    recordAudit(ctx, { event: "member.sessions-ended", result: "Done", target, details: { ended: changes } });
    return changes;
  });
}
