import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { readAgentSettings, writeAgentSettings } from "#lib/workspace/agent-settings.ts";

/** Stops the IT Agent at once, or lets it go on: nothing is read, proposed or begun while it stands. Agents may stop it, admins also start it again. */
export function stopAgent(ctx: MemberContext, { isStopped }: { isStopped: boolean }): void {
  requireRole(ctx, ...(isStopped ? (["agent", "admin"] as const) : (["admin"] as const)));
  inTransaction(ctx.db, () => {
    const before = readAgentSettings(ctx.db);
    if ((before.stopped !== null) === isStopped) return;
    const at = ctx.clock.now();
    const stopped = isStopped ? { at, byName: ctx.actor.displayName } : null;
    writeAgentSettings(ctx.db, at, { ...before, stopped });
    recordAudit(ctx, { event: isStopped ? "agent.stopped" : "agent.started", result: "Done" });
  });
}
