import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { areFirstTasksAway, markFirstTasksAway } from "./workspace-settings.ts";

/** Takes the first tasks off the Requests page, for every admin and for good. Admins only. */
export function putAwayFirstTasks(ctx: MemberContext): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    if (areFirstTasksAway(ctx.db)) return;
    markFirstTasksAway(ctx.db, ctx.clock.now());
    recordAudit(ctx, { event: "workspace.first-tasks-put-away", result: "Done" });
  });
}
