import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { inTransaction } from "#db/client.ts";
import { playbooks } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findPlaybook } from "./playbooks-data.ts";
import type { playbookInput } from "./schema.ts";

/**
 * Keeps a draft, if nobody saved another one meanwhile. What is published stays in use until it is published
 * again. Admins only. Throws `DeskError`.
 */
export function savePlaybook(
  ctx: MemberContext,
  input: z.output<typeof playbookInput>,
): { draftVersion: number } {
  requireRole(ctx, "admin");
  const { playbookId, name, document } = input;
  return inTransaction(ctx.db, () => {
    findPlaybook(ctx.db, playbookId);
    const draftVersion = input.draftVersion + 1;
    const isAsOpened = and(eq(playbooks.id, playbookId), eq(playbooks.draftVersion, input.draftVersion));
    const { changes } = ctx.db
      .update(playbooks)
      .set({
        name,
        draft: document,
        draftVersion,
        updatedAt: ctx.clock.now(),
        updatedByName: ctx.actor.displayName,
      })
      .where(isAsOpened)
      .run();
    if (changes === 0)
      throw new DeskError(
        "conflict",
        "Somebody else saved this playbook meanwhile. Reload the page and change it again.",
      );
    const target = { kind: "playbook", id: playbookId, name };
    recordAudit(ctx, { event: "playbook.saved", result: "Done", target, details: { draftVersion } });
    return { draftVersion };
  });
}
