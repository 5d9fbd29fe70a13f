import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { approvalRules, members } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { listServiceNames } from "#lib/services/data.ts";
import { bumpPolicyVersion } from "./rules-data.ts";
import { ruleWords } from "./rule-words.ts";
import { HOUR_MS } from "./constants.ts";
import type { RuleInput } from "./schema.ts";

/**
 * Writes the rule for an action, a service, or both; there is one for each. What was asked under the old
 * rules and is not decided has to be asked again. Admins only. Throws `DeskError`.
 */
export function saveRule(ctx: Context, input: RuleInput): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const { actionKey, serviceKey, approver, named, needs, expiresAfterHours, fallback, fallbackNamed } =
      input;
    if (serviceKey !== "" && !listServiceNames(ctx.db).some(({ key }) => key === serviceKey))
      throw new DeskError("not-found", "There is no such service any more. Reload the page.");
    refuseStrangers(ctx, [...named, ...fallbackNamed]);
    const isFor = and(eq(approvalRules.actionKey, actionKey), eq(approvalRules.serviceKey, serviceKey));
    const before = ctx.db.select().from(approvalRules).where(isFor).get();
    const now = ctx.clock.now();
    const values = {
      actionKey,
      serviceKey,
      approver,
      named: approver === "named" ? named : [],
      needs,
      expiresAfterMs: expiresAfterHours * HOUR_MS,
      fallback,
      fallbackNamed: fallback === "named" ? fallbackNamed : [],
      updatedAt: now,
    };
    const id = before?.id ?? newId();
    if (before === undefined)
      ctx.db
        .insert(approvalRules)
        .values({ id, ...values })
        .run();
    else ctx.db.update(approvalRules).set(values).where(eq(approvalRules.id, id)).run();
    bumpPolicyVersion(ctx.db, now);
    recordAudit(ctx, {
      event: "approval.rule-saved",
      result: "Done",
      target: { kind: "approval-rule", id, name: ruleWords(values) },
      details: { before: before ?? null, after: values },
    });
  });
}

function refuseStrangers(ctx: Context, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const known = ctx.db
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, [...ids]), isNull(members.disabledAt)))
    .all();
  if (known.length < new Set(ids).size)
    throw new DeskError("not-found", "Somebody you named is no member of Gatehouse any more. Choose again.");
}
