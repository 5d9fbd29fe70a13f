import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { approvals, approvers } from "#db/schema/index.ts";

export type Approval = typeof approvals.$inferSelect;
export type ApproverRow = typeof approvers.$inferSelect;
type WaitingCall = {
  tenantId: string;
  actionKey: string;
  subjectObjectId: string;
  input: Record<string, unknown>;
};

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
export function findWaiting(db: Database, call: WaitingCall): Approval | null {
  return findOpen(db, call, eq(approvals.state, "Pending"));
}

/** The same action on the same person that this member has proposed and not started; or null. */
export function findProposal(db: Database, askedBy: string, call: WaitingCall): Approval | null {
  const isUnstarted = and(
    eq(approvals.state, "Approved"),
    eq(approvals.askedBy, askedBy),
    isNull(approvals.decidedBy),
    isNull(approvals.consumedAt),
  );
  return findOpen(db, call, isUnstarted);
}

function findOpen(db: Database, call: WaitingCall, isOpen: SQL | undefined): Approval | null {
  const rows = db
    .select()
    .from(approvals)
    .where(
      and(
        isOpen,
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
