import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findAutomationPause, PAUSE_KEY, writeSetting } from "./data.ts";

/** Automation goes on where it stood. Admins only. */
export function resumeAutomation(ctx: Context): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const pause = findAutomationPause(ctx.db);
    if (pause === null) throw new DeskError("conflict", "Automation is running already. Reload the page.");
    writeSetting(ctx.db, ctx.clock.now(), PAUSE_KEY, null);
    recordAudit(ctx, {
      event: "protection.automation-resumed",
      result: "Done",
      details: { pausedBy: pause.byName, why: pause.why },
    });
  });
}
