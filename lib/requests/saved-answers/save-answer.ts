import "server-only";
import { count, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { savedAnswers } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { SAVED_ANSWERS_MAX } from "../constants.ts";

/** Keeps a text that agents answer with again and again, for all of them. Agents and admins only. Throws `DeskError`. */
export function saveAnswer(ctx: MemberContext, { title, body }: { title: string; body: string }): void {
  requireRole(ctx, "admin", "agent");
  inTransaction(ctx.db, () => {
    const taken = ctx.db.select().from(savedAnswers).where(eq(savedAnswers.title, title)).get();
    if (taken !== undefined)
      throw new DeskError("conflict", "There is a saved answer of this name. Choose another name.");
    const { n } = ctx.db.select({ n: count() }).from(savedAnswers).get() ?? { n: 0 };
    if (n >= SAVED_ANSWERS_MAX)
      throw new DeskError("conflict", `There are ${SAVED_ANSWERS_MAX} saved answers. Remove one first.`);
    ctx.db
      .insert(savedAnswers)
      .values({ id: newId(), title, body, authorId: ctx.actor.id, createdAt: ctx.clock.now() })
      .run();
  });
}
