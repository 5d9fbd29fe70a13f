import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { emptyWal } from "#db/empty-wal.ts";
import { temporaryPasswords } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { unseal } from "#lib/platform/secrets.ts";
import { auditPassword } from "./audit-password.ts";
import { findPassword } from "./data.ts";
import { passwordKey, purposeOf } from "./password-key.ts";
import { mayReveal, whyNotShown } from "./policy.ts";
import type { ShownPassword } from "./types.ts";

/**
 * Shows a temporary password, once: showing and wiping are one transaction, so that of any number of
 * clicks exactly one gets it. `DeskError` for everybody else, and when it was looked at or is over.
 */
export function revealPassword(
  ctx: Context,
  { runId }: { runId: string },
  key = passwordKey(),
): ShownPassword {
  const shown = inTransaction(ctx.db, () => {
    const kept = findPassword(ctx.db, runId);
    if (kept === null || !mayReveal(ctx.actor, kept))
      throw new DeskError("not-found", "There is no temporary password for you here.");
    const now = ctx.clock.now();
    const { sealed } = kept.password;
    const why = whyNotShown(kept, now);
    if (why !== null || sealed === null) throw new DeskError("not-possible", why ?? "");
    const password = unseal(key, purposeOf(runId), sealed);
    ctx.db
      .update(temporaryPasswords)
      .set({ sealed: null, revealedAt: now, revealedByName: ctx.actor.displayName, wipedAt: now })
      .where(eq(temporaryPasswords.runId, runId))
      .run();
    auditPassword(ctx, "password.revealed", kept);
    return { password, personName: kept.run.subjectName };
  });
  // While somebody else writes this waits for the worker's next look.
  emptyWal(ctx.db);
  return shown;
}
