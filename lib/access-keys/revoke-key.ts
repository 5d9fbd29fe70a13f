import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { accessKeys } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/** Ends a key from its next call on: one's own, or, for admins, any. Twice is once. Throws `DeskError`. */
export function revokeKey(ctx: MemberContext, keyId: string): void {
  inTransaction(ctx.db, () => {
    const key = ctx.db.select().from(accessKeys).where(eq(accessKeys.id, keyId)).get();
    const isOwn = key?.kind === "personal" && key.memberId === ctx.actor.id;
    if (key === undefined || (!isOwn && ctx.actor.role !== "admin"))
      throw new DeskError("not-found", "There is no such key.");
    if (key.revokedAt !== null) return;
    ctx.db
      .update(accessKeys)
      .set({ revokedAt: ctx.clock.now(), revokedByName: ctx.actor.displayName })
      .where(eq(accessKeys.id, keyId))
      .run();
    recordAudit(ctx, {
      event: "key.revoked",
      result: "Done",
      target: { kind: "access-key", id: key.id, name: key.name },
      details: { kind: key.kind, begins: key.prefix },
    });
  });
}
