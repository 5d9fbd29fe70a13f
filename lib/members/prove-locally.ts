import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { auditUnproven } from "./proof-draft.ts";
import { verifyPassword } from "./password.ts";
import { renewSession } from "./renew-session.ts";
import { giveTryBack, takeTry } from "./throttle-tries.ts";

/** A local account proves itself by its password once more; guesses are counted with those of signing in. */
export async function proveLocally(ctx: MemberContext, { password }: { password: string }): Promise<string> {
  const thisTry = takeTry(ctx.db, ctx.clock, ctx.actor.email);
  const member = ctx.db.select().from(members).where(eq(members.id, ctx.actor.id)).get();
  if (!(await verifyPassword(password, member?.passwordHash ?? null))) {
    auditUnproven(ctx, "wrong-password");
    const message = "That is not your password.";
    throw new DeskError("not-allowed", message, { password: message });
  }
  return inTransaction(ctx.db, () => {
    giveTryBack(ctx.db, thisTry);
    return renewSession(ctx, ctx.clock.now());
  });
}
