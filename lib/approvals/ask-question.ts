import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { excludedFrom, readRequestFacts } from "./approval-due.ts";
import { findApprovalByKey, type Approval } from "./approval-rows.ts";
import { fitApprovers, managerOf, namedOf, type Approver } from "./find-approvers.ts";
import { announceApproval, insertApproval } from "./insert-approval.ts";
import { policyVersion } from "./rules/rules-data.ts";

const EXPIRES_AFTER_MS = 7 * 24 * 60 * 60_000;

export type Question = {
  requestId: string;
  question: string;
  /** The requester's manager, or members by their ids. */
  who: "manager" | readonly string[];
  needs: "one" | "all";
  idempotencyKey: string;
};

/**
 * Asks somebody to approve something about a request, in the agent's own words; nothing runs by it.
 * Agents and admins only. Throws `DeskError`.
 */
export function askQuestion(ctx: Context, input: Question): Approval {
  requireRole(ctx, "agent", "admin");
  return inTransaction(ctx.db, () => {
    const known = findApprovalByKey(ctx.db, input.idempotencyKey);
    if (known !== null) return known;
    const request = readRequestFacts(ctx, input.requestId);
    if (request === null) throw new DeskError("not-found", "There is no such request.");
    const excluded = excludedFrom(ctx, null, request);
    const asked = fitApprovers(ctx, askedPeople(ctx, request.requesterId, input.who), excluded);
    if (asked.length === 0) throw new DeskError("invalid-input", NOBODY, { who: NOBODY });
    const { question, needs, idempotencyKey } = input;
    const due = {
      approvers: asked,
      fallback: [],
      fallbackAt: null,
      needs,
      expiresAt: ctx.clock.now() + EXPIRES_AFTER_MS,
      policyVersion: policyVersion(ctx.db),
    };
    const approval = insertApproval(ctx, due, {
      kind: "question",
      state: "Pending",
      requestId: request.id,
      question,
      digest: sha256(JSON.stringify([request.id, question, asked])),
      idempotencyKey,
    });
    return announceApproval(ctx, approval, due);
  });
}

const NOBODY =
  "Nobody is left to ask: not you, not the requester, and nobody who can't sign in. Choose somebody else.";

function askedPeople(ctx: Context, requesterId: string, who: Question["who"]): Approver[] {
  if (who !== "manager") return namedOf(ctx, who, "asked by name");
  const requester = ctx.db.select().from(members).where(eq(members.id, requesterId)).get();
  const facts = requester?.objectId == null ? null : readFacts(ctx, requester.objectId, {});
  return facts === null ? [] : managerOf(ctx, facts);
}
