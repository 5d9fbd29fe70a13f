import "server-only";
import { inTransaction } from "#db/client.ts";
import { workflows } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { auditWorkflow } from "./find-workflow.ts";
import { EMPTY_DOCUMENT, findTemplate } from "./templates.ts";

/** Begins a workflow as a draft: from a template, or empty. Admins only. Throws `DeskError`. */
export function createWorkflow(
  ctx: Context,
  { templateKey }: { templateKey: string | null },
): { id: string } {
  requireRole(ctx, "admin");
  const template = templateKey === null ? null : findTemplate(templateKey);
  if (templateKey !== null && template === null)
    throw new DeskError("not-found", "There is no such template.");
  const now = ctx.clock.now();
  return inTransaction(ctx.db, () => {
    const row = ctx.db
      .insert(workflows)
      .values({
        id: newId(),
        name: template?.name ?? "New workflow",
        description: template?.description ?? "",
        state: "Draft",
        templateKey,
        draft: template?.document ?? EMPTY_DOCUMENT,
        createdAt: now,
        updatedAt: now,
        updatedByName: ctx.actor.displayName,
      })
      .returning()
      .get();
    auditWorkflow(ctx, row, "created", { template: template?.name ?? null });
    return { id: row.id };
  });
}
