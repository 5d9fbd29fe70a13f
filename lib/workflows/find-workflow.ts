import "server-only";
import { eq } from "drizzle-orm";
import { workflows } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";

export type WorkflowRecord = typeof workflows.$inferSelect;

/** A workflow for an admin who changes it. Throws `DeskError`. */
export function findWorkflowToEdit(ctx: Context, id: string): WorkflowRecord {
  requireRole(ctx, "admin");
  const row = ctx.db.select().from(workflows).where(eq(workflows.id, id)).get();
  if (row === undefined) throw new DeskError("not-found", "There is no such workflow.");
  return row;
}

/** The audit row of a change of a workflow; call it in the transaction of that change. */
export function auditWorkflow(
  ctx: Context,
  { id, name }: Pick<WorkflowRecord, "id" | "name">,
  event:
    | "created"
    | "changed"
    | "published"
    | "resumed"
    | "paused"
    | "archived"
    | "held"
    | "doubted"
    | "released"
    | "dropped",
  details: Record<string, unknown> = {},
): void {
  const result =
    event === "held" || event === "doubted" ? "Held" : event === "released" ? "Released" : "Done";
  recordAudit(ctx, { event: `workflow.${event}`, result, target: { kind: "workflow", id, name }, details });
}
