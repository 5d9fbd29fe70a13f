import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { approvalRules, settings } from "#db/schema/index.ts";
import type { ApprovalRule } from "./pick-rule.ts";

const VERSION_KEY = "approvals.version";

/** Every rule, by action and service. */
export function listRules(db: Database): ApprovalRule[] {
  return db
    .select()
    .from(approvalRules)
    .orderBy(asc(approvalRules.actionKey), asc(approvalRules.serviceKey))
    .all();
}

/** Moves with every change of a rule: what was asked under older rules has to be asked again. */
export function policyVersion(db: Database): number {
  const row = db.select().from(settings).where(eq(settings.key, VERSION_KEY)).get();
  return row === undefined ? 1 : Number(row.value);
}

/** Call it in the transaction of the change. */
export function bumpPolicyVersion(db: Database, now: number): void {
  const value = String(policyVersion(db) + 1);
  db.insert(settings)
    .values({ key: VERSION_KEY, value, updatedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } })
    .run();
}
