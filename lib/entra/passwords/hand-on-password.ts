import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { temporaryPasswords } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { auditPassword } from "./audit-password.ts";
import { findManager, findPassword } from "./data.ts";
import { mayReveal, whyNotShown } from "./policy.ts";

/**
 * Leaves a temporary password to the person's manager: from then on nobody else may look, the member who
 * ran the action included. The time to look stays as it was.
 */
export function handOnPassword(ctx: Context, { runId }: { runId: string }): { toName: string } {
  return inTransaction(ctx.db, () => {
    const kept = findPassword(ctx.db, runId);
    if (kept === null || kept.password.handedToObjectId !== null || !mayReveal(ctx.actor, kept))
      throw new DeskError("not-found", "There is no temporary password for you here.");
    const why = whyNotShown(kept, ctx.clock.now());
    if (why !== null) throw new DeskError("not-possible", why);
    const manager = findManager(ctx.db, kept.run.subjectObjectId);
    if (manager === null) {
      const none = `${kept.run.subjectName} has no manager in Entra who can sign in. Pass the password on yourself.`;
      throw new DeskError("not-possible", none);
    }
    const { objectId, displayName } = manager;
    ctx.db
      .update(temporaryPasswords)
      .set({ handedToObjectId: objectId, handedToName: displayName })
      .where(eq(temporaryPasswords.runId, runId))
      .run();
    auditPassword(ctx, "password.handed-on", kept, { to: displayName, toObjectId: objectId });
    queueMessage(ctx, {
      kind: "password-handed-on",
      subjectId: runId,
      to: [{ objectId, memberId: null }],
      facts: { person: kept.run.subjectName, by: ctx.actor.displayName, id: runId },
    });
    return { toName: displayName };
  });
}
