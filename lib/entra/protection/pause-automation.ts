import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findAutomationPause, PAUSE_KEY, writeSetting, type AutomationPause } from "./data.ts";

/**
 * Whatever acts without a click stands still until an admin resumes it; what people do goes on. Agents
 * may pause too: who sees something go wrong must not have to look for an admin first.
 */
export function pauseAutomation(ctx: Context, { why }: { why: string }): void {
  requireRole(ctx, "agent", "admin");
  inTransaction(ctx.db, () => {
    const pause = findAutomationPause(ctx.db);
    if (pause !== null) throw new DeskError("conflict", `${pause.byName} has paused all automation already.`);
    const at = ctx.clock.now();
    const value: AutomationPause = { at, byName: ctx.actor.displayName, why };
    writeSetting(ctx.db, at, PAUSE_KEY, value);
    recordAudit(ctx, { event: "protection.automation-paused", result: "Paused", details: { why } });
  });
}
