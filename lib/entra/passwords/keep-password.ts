import "server-only";
import { temporaryPasswords } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { SHOWN_FOR_MS } from "./constants.ts";

/**
 * Keeps a sealed password for the member who runs the action. Call it in the transaction that marks the
 * run as sent: not before, because nothing may be sent without it, and not after, because a crash would
 * lose what Entra has taken.
 */
export function keepPassword(ctx: Context, run: { id: string; actorId: string }, sealed: string): void {
  const now = ctx.clock.now();
  ctx.db
    .insert(temporaryPasswords)
    .values({
      runId: run.id,
      sealed,
      viewerId: run.actorId,
      createdAt: now,
      expiresAt: now + SHOWN_FOR_MS,
    })
    .run();
}
