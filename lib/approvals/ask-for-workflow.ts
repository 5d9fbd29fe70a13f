import { inTransaction } from "#db/client.ts";
import type { ApprovedCall } from "#db/schema/approvals.ts";
import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { dueByRule, type ApprovalDue, type DecidingRule, type RequestFacts } from "./approval-due.ts";
import { findApprovalByKey, type Approval } from "./approval-rows.ts";
import { announceApproval, insertApproval } from "./insert-approval.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What a workflow's approval step says about who decides. */
export type StepRule = {
  approver: "manager" | "owner" | "named" | "admin";
  named: readonly string[];
  needs: "one" | "all";
  expiresAfterDays: number;
};

export type AskedByWorkflow = {
  rule: StepRule;
  /** About whom; the group whose owners are asked, where it is one. */
  facts: ActionFacts;
  request: RequestFacts | null;
  /** "Access request: assign Figma to Ikram Benali". Made from the calls, never from anybody's words. */
  question: string;
  calls: readonly ApprovedCall[];
  idempotencyKey: string;
};

/** Who a workflow's step would ask, and until when. Nobody left: both lists are empty. */
export function dueForStep(
  ctx: Context,
  { rule, facts, request }: Pick<AskedByWorkflow, "rule" | "facts" | "request">,
): ApprovalDue {
  const deciding: DecidingRule = {
    approver: rule.approver,
    named: [...rule.named],
    needs: rule.needs,
    expiresAfterMs: rule.expiresAfterDays * DAY_MS,
    fallback: "admin",
    fallbackNamed: [],
  };
  return dueByRule(ctx, deciding, facts, request);
}

/**
 * Asks for the approval of a workflow's step: what it covers is frozen with it, and runs as exactly that
 * through the gate. The same key gives the approval that is there. Throws `DeskError` when nobody may decide.
 */
export function askForWorkflow(ctx: Context, asked: AskedByWorkflow): Approval {
  return inTransaction(ctx.db, () => {
    const known = findApprovalByKey(ctx.db, asked.idempotencyKey);
    if (known !== null) return known;
    const due = dueForStep(ctx, asked);
    if (due.approvers.length + due.fallback.length === 0)
      throw new DeskError(
        "not-possible",
        "Nobody is left who may approve it: not the requester, and not the person. Add an admin in Settings → Members, or name somebody in the step.",
      );
    const { facts, request, question, idempotencyKey } = asked;
    const calls = [...asked.calls];
    const approval = insertApproval(ctx, due, {
      kind: "question",
      state: "Pending",
      requestId: request?.id ?? null,
      question,
      tenantId: facts.connection?.tenantId ?? null,
      subjectObjectId: facts.person.objectId,
      subjectName: facts.person.displayName,
      calls,
      digest: sha256(JSON.stringify([question, calls.map(({ digest }) => digest)])),
      idempotencyKey,
    });
    return announceApproval(ctx, approval, due);
  });
}
