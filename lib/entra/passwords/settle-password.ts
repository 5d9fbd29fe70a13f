import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { temporaryPasswords } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { SHOWN_FOR_MS } from "./constants.ts";

/**
 * What a run's result means for its password. Entra took it: it waits from now on to be looked at. Entra
 * didn't: it is wiped. Not known: it stays sealed. Call it in the transaction of the result.
 * @param run as it was before
 */
export function settlePassword(ctx: Context, run: { id: string; state: string }, state: string): void {
  if (state === "unknown") return;
  const now = ctx.clock.now();
  const isKept = and(eq(temporaryPasswords.runId, run.id), isNotNull(temporaryPasswords.sealed));
  const change = ctx.db.update(temporaryPasswords);
  if (state !== "done" && state !== "verified") {
    change.set({ sealed: null, wipedAt: now }).where(isKept).run();
  } else if (run.state !== "done") {
    change
      .set({ expiresAt: now + SHOWN_FOR_MS })
      .where(isKept)
      .run();
  }
}
