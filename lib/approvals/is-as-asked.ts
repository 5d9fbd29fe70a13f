import type { ActionFacts } from "#lib/entra/actions/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { approvalDigest } from "./approval-digest.ts";
import { readRequestFacts } from "./approval-due.ts";
import type { Approval } from "./approval-rows.ts";
import { policyVersion } from "./rules/rules-data.ts";

/** Is everything an approval is about still as it was when it was asked? `facts` are the ones of now. */
export function isAsAsked(ctx: Context, approval: Approval, facts: ActionFacts): boolean {
  const request = readRequestFacts(ctx, approval.requestId);
  const digest = approvalDigest({
    actionKey: approval.actionKey ?? "",
    tenantId: facts.connection?.tenantId ?? "",
    facts,
    input: approval.input ?? {},
    endsAt: approval.endsAt,
    undoOf: approval.undoOf,
    policyVersion: policyVersion(ctx.db),
    requestId: request?.id ?? null,
    requesterId: request?.requesterId ?? null,
    askedBy: approval.askedBy,
  });
  return digest === approval.digest;
}
