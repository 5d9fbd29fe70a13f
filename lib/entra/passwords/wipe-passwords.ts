import "server-only";
import { and, eq, isNotNull, lte, max, notInArray, or, sql } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { actionRuns, temporaryPasswords } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { auditPassword } from "./audit-password.ts";
import { KEPT_AT_MOST_MS } from "./constants.ts";
import { findPassword } from "./data.ts";

/**
 * Wipes the passwords whose time is over. One that Entra may have taken stays until a read-back has said
 * so, but never longer than an hour. Gives how many went.
 */
export function wipePasswords(ctx: Context): number {
  const now = ctx.clock.now();
  const due = dueRunIds(ctx.db, now);
  if (due.length === 0) return 0;
  return inTransaction(ctx.db, () => {
    for (const runId of due) {
      const kept = findPassword(ctx.db, runId);
      if (kept === null || kept.password.sealed === null) continue;
      ctx.db
        .update(temporaryPasswords)
        .set({ sealed: null, wipedAt: now })
        .where(eq(temporaryPasswords.runId, runId))
        .run();
      auditPassword(ctx, "password.wiped", kept);
    }
    return due.length;
  });
}

/** When something was wiped last (epoch ms), by whomever; null when never. */
export function lastWipeAt(db: Database): number | null {
  const row = db
    .select({ at: max(temporaryPasswords.wipedAt) })
    .from(temporaryPasswords)
    .get();
  return row?.at ?? null;
}

function dueRunIds(db: Database, now: number): string[] {
  const isSettled = and(
    lte(temporaryPasswords.expiresAt, now),
    notInArray(actionRuns.state, ["intent", "sent"]),
    sql`NOT (${actionRuns.state} = 'unknown' AND ${actionRuns.nextReadBackAt} IS NOT NULL)`,
  );
  return db
    .select({ runId: temporaryPasswords.runId })
    .from(temporaryPasswords)
    .innerJoin(actionRuns, eq(actionRuns.id, temporaryPasswords.runId))
    .where(
      and(
        isNotNull(temporaryPasswords.sealed),
        or(isSettled, lte(temporaryPasswords.createdAt, now - KEPT_AT_MOST_MS)),
      ),
    )
    .all()
    .map(({ runId }) => runId);
}
