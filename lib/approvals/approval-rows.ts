import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { approvals, approvers } from "#db/schema/index.ts";

export type Approval = typeof approvals.$inferSelect;
export type ApproverRow = typeof approvers.$inferSelect;

/** One approval by id, or null. */
export function findApproval(db: Database, id: string): Approval | null {
  return db.select().from(approvals).where(eq(approvals.id, id)).get() ?? null;
}

/** The approval that a form's key has made, or null. */
export function findApprovalByKey(db: Database, idempotencyKey: string): Approval | null {
  return db.select().from(approvals).where(eq(approvals.idempotencyKey, idempotencyKey)).get() ?? null;
}

/** Who may decide it, in their order. */
export function listApprovers(db: Database, approvalId: string): ApproverRow[] {
  return db
    .select()
    .from(approvers)
    .where(eq(approvers.approvalId, approvalId))
    .orderBy(asc(approvers.position))
    .all();
}

/** The same action on the same person that waits already, whoever asked for it; or null. */
export function findWaiting(
  db: Database,
  call: { tenantId: string; actionKey: string; subjectObjectId: string; input: Record<string, unknown> },
): Approval | null {
  const rows = db
    .select()
    .from(approvals)
    .where(
      and(
        eq(approvals.state, "Pending"),
        eq(approvals.tenantId, call.tenantId),
        eq(approvals.actionKey, call.actionKey),
        eq(approvals.subjectObjectId, call.subjectObjectId),
      ),
    )
    .all();
  return rows.find((row) => isAbout(row, call)) ?? null;
}

/** Is the approval about exactly this action on this person? */
export function isAbout(
  row: Approval,
  call: { actionKey: string; subjectObjectId: string; input: Record<string, unknown> },
): boolean {
  return (
    row.actionKey === call.actionKey &&
    row.subjectObjectId === call.subjectObjectId &&
    textOf(row.input ?? {}) === textOf(call.input)
  );
}

const textOf = (input: Record<string, unknown>) =>
  JSON.stringify(Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1)));
