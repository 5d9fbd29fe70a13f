import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbooks } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findPlaybook, findVersion } from "./playbooks-data.ts";

/** Makes an earlier version the draft; it is used once it is published. Admins only. */
export function restorePlaybook(ctx: MemberContext, input: { playbookId: string; version: number }): void {
  requireRole(ctx, "admin");
  const { playbookId, version } = input;
  inTransaction(ctx.db, () => {
    const { draftVersion } = findPlaybook(ctx.db, playbookId);
    const kept = findVersion(ctx.db, playbookId, version);
    if (kept === null) throw new DeskError("not-found", "There is no such version.");
    ctx.db
      .update(playbooks)
      .set({
        name: kept.name,
        draft: kept.document,
        draftVersion: draftVersion + 1,
        updatedAt: ctx.clock.now(),
        updatedByName: ctx.actor.displayName,
      })
      .where(eq(playbooks.id, playbookId))
      .run();
    const target = { kind: "playbook", id: playbookId, name: kept.name };
    recordAudit(ctx, { event: "playbook.restored", result: "Done", target, details: { version } });
  });
}
