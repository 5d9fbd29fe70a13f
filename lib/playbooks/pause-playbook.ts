import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbooks } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findPlaybook } from "./playbooks-data.ts";

/** Takes a published playbook out of use at once; publishing it again brings it back. Admins only. */
export function pausePlaybook(ctx: MemberContext, { playbookId }: { playbookId: string }): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const { name, state } = findPlaybook(ctx.db, playbookId);
    if (state !== "Published")
      throw new DeskError("conflict", "It is not in use, so there is nothing to pause.");
    ctx.db
      .update(playbooks)
      .set({ state: "Paused", updatedAt: ctx.clock.now(), updatedByName: ctx.actor.displayName })
      .where(eq(playbooks.id, playbookId))
      .run();
    const target = { kind: "playbook", id: playbookId, name };
    recordAudit(ctx, { event: "playbook.paused", result: "Done", target });
  });
}
