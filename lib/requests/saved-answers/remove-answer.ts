import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { savedAnswers } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/** Removes a saved answer: agents their own, admins any. Throws `DeskError`. */
export function removeAnswer(ctx: MemberContext, { answerId }: { answerId: string }): void {
  requireRole(ctx, "admin", "agent");
  inTransaction(ctx.db, () => {
    const answer = ctx.db.select().from(savedAnswers).where(eq(savedAnswers.id, answerId)).get();
    if (answer === undefined) throw new DeskError("not-found", "This saved answer is gone already.");
    if (ctx.actor.role !== "admin" && answer.authorId !== ctx.actor.id)
      throw new DeskError("not-allowed", "Whoever wrote it, or an admin, can remove it.");
    ctx.db.delete(savedAnswers).where(eq(savedAnswers.id, answerId)).run();
  });
}
