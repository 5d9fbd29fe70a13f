import { and, asc, eq, gt, lte } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { protectionChanges } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";

export type ProtectionChange = typeof protectionChanges.$inferSelect;

/** How long a second admin has to confirm a loosening. */
export const CHANGE_LIFE_MS = 24 * 60 * 60_000;

/** Loosenings that wait for a second admin, oldest first. */
export function listPendingChanges(db: Database, now: number): ProtectionChange[] {
  return db
    .select()
    .from(protectionChanges)
    .where(and(eq(protectionChanges.state, "Pending"), gt(protectionChanges.expiresAt, now)))
    .orderBy(asc(protectionChanges.askedAt))
    .all();
}

/** What waits about the same thing; null when nothing does. */
export function findPendingChange(
  db: Database,
  now: number,
  { kind, target }: Pick<ProtectionChange, "kind" | "target">,
): ProtectionChange | null {
  const pending = listPendingChanges(db, now);
  return pending.find((change) => change.kind === kind && change.target === target) ?? null;
}

/** Ends what nobody confirmed in time. Call it inside a transaction, before looking at what waits. */
export function expireChanges(ctx: Context): void {
  const expired = ctx.db
    .update(protectionChanges)
    .set({ state: "Expired" })
    .where(and(eq(protectionChanges.state, "Pending"), lte(protectionChanges.expiresAt, ctx.clock.now())))
    .returning()
    .all();
  for (const change of expired) recordChange(ctx, change);
}

/** Writes the decision of a change that waits. Call it inside a transaction. */
export function settleChange(ctx: Context, id: string, state: "Confirmed" | "Rejected"): void {
  const settled = ctx.db
    .update(protectionChanges)
    .set({ state, decidedByName: ctx.actor.displayName, decidedAt: ctx.clock.now() })
    .where(and(eq(protectionChanges.id, id), eq(protectionChanges.state, "Pending")))
    .returning()
    .all();
  for (const change of settled) recordChange(ctx, change);
}

const LINES = {
  Pending: { event: "protection.change-asked", result: "waiting-approval" },
  Confirmed: { event: "protection.change-confirmed", result: "Done" },
  Rejected: { event: "protection.change-rejected", result: "refused" },
  Expired: { event: "protection.change-expired", result: "Cancelled" },
} as const;

/** The line in the audit about a change as it now stands: what, about whom, and who asked. */
export function recordChange(ctx: Context, change: ProtectionChange): void {
  recordAudit(ctx, {
    ...LINES[change.state],
    target: { kind: "protection", id: change.target || change.id, name: change.targetName },
    details: { change: change.kind, askedBy: change.askedByName },
  });
}
