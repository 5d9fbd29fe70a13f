import "server-only";
import { and, count, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";

/** Changes what a member may do, from their next request on. Admins only; the last admin stays one. */
export function setRole(ctx: Context, input: { memberId: string; role: Role }): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const member = ctx.db.select().from(members).where(eq(members.id, input.memberId)).get();
    if (member === undefined) throw new DeskError("not-found", "There is no such member.");
    if (member.role === input.role) return;
    const admins = ctx.db
      .select({ n: count() })
      .from(members)
      .where(and(eq(members.role, "admin"), isNull(members.disabledAt)))
      .get();
    if (member.role === "admin" && (admins?.n ?? 0) <= 1) {
      throw new DeskError(
        "conflict",
        `${member.displayName} is the last admin. Make somebody else an admin first.`,
      );
    }
    ctx.db.update(members).set({ role: input.role }).where(eq(members.id, member.id)).run();
    recordAudit(ctx, {
      event: "member.role-changed",
      result: "Done",
      target: { kind: "member", id: member.id, name: member.displayName },
      details: { before: member.role, after: input.role },
    });
  });
}
