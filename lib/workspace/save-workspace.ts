import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import type { WorkspaceSettings } from "./schema.ts";
import { readWorkspace, writeWorkspace } from "./workspace-settings.ts";

/** Keeps the workspace's name and time zone; the same ones change nothing. Admins only. */
export function saveWorkspace(ctx: MemberContext, input: WorkspaceSettings): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const before = readWorkspace(ctx.db);
    if (before.name === input.name && before.timeZone === input.timeZone) return;
    writeWorkspace(ctx.db, ctx.clock.now(), input);
    recordAudit(ctx, { event: "workspace.changed", result: "Done", details: { before, after: input } });
  });
}
