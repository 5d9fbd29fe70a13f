import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members, sessions } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId, newToken } from "#lib/platform/ids.ts";
import { hashPassword } from "./password.ts";

/**
 * Makes a local admin, or gives an existing local account a new password and the role admin: the way back in.
 * @returns the password to hand over, shown this once.
 */
export async function createAdmin(
  ctx: Context,
  input: { email: string },
): Promise<{ memberId: string; password: string }> {
  requireRole(ctx, "admin");
  const password = newToken(18);
  const passwordHash = await hashPassword(password);
  const memberId = inTransaction(ctx.db, () => {
    const known = ctx.db
      .select()
      .from(members)
      .where(and(eq(members.email, input.email), isNotNull(members.passwordHash)))
      .get();
    const id = known?.id ?? newId();
    if (known === undefined) {
      const displayName = input.email.split("@")[0] ?? input.email;
      ctx.db
        .insert(members)
        .values({
          id,
          email: input.email,
          displayName,
          role: "admin",
          passwordHash,
          createdAt: ctx.clock.now(),
        })
        .run();
    } else {
      ctx.db
        .update(members)
        .set({ passwordHash, role: "admin", disabledAt: null })
        .where(eq(members.id, id))
        .run();
      // Whoever held the old password is out.
      ctx.db
        .update(sessions)
        .set({ endedAt: ctx.clock.now() })
        .where(and(eq(sessions.memberId, id), isNull(sessions.endedAt)))
        .run();
    }
    recordAudit(ctx, {
      event: "member.admin-created",
      result: "Done",
      target: { kind: "member", id, name: input.email },
    });
    return id;
  });
  return { memberId, password };
}
