import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvalRules } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { bumpPolicyVersion } from "./rules-data.ts";
import { ruleWords } from "./rule-words.ts";

/** Removes a rule; the next less exact one decides from then on. Admins only. Throws `DeskError`. */
export function removeRule(ctx: Context, { ruleId }: { ruleId: string }): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const rule = ctx.db.delete(approvalRules).where(eq(approvalRules.id, ruleId)).returning().get();
    if (rule === undefined) throw new DeskError("not-found", "This rule is gone already.");
    bumpPolicyVersion(ctx.db, ctx.clock.now());
    recordAudit(ctx, {
      event: "approval.rule-removed",
      result: "Done",
      target: { kind: "approval-rule", id: rule.id, name: ruleWords(rule) },
      details: { before: rule },
    });
  });
}
