import { and, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { approvals } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";

/**
 * Uses an approval up for a run; call it in the transaction that commits the intent. Throws `DeskError`
 * when it is not approved, expired, or used already: then nothing of the transaction stays.
 */
export function consumeApproval(
  db: Database,
  { approvalId, runId, now }: { approvalId: string; runId: string; now: number },
): void {
  const isUsable = and(
    eq(approvals.id, approvalId),
    eq(approvals.state, "Approved"),
    isNull(approvals.consumedAt),
    gt(approvals.expiresAt, now),
  );
  const used = db.update(approvals).set({ consumedAt: now, runId }).where(isUsable).run();
  if (used.changes !== 1)
    throw new DeskError("conflict", "This approval was used already, or has expired. Nothing was changed.");
}

/** A run that never left gives its approval back, so that it can still be carried out while it lasts. */
export function releaseApproval(db: Database, runId: string): void {
  db.update(approvals).set({ consumedAt: null, runId: null }).where(eq(approvals.runId, runId)).run();
}
