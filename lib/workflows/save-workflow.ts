import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { workflows, workflowVersions } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { checkDocument } from "./check-document.ts";
import { auditWorkflow, findWorkflowToEdit } from "./find-workflow.ts";
import type { WorkflowInput } from "./schema.ts";
import type { DocumentProblem } from "./types.ts";

export type SavedDraft = { draftVersion: number; problems: DocumentProblem[] };

/**
 * Saves a draft, also one with problems: nothing runs by it before it is published. Admins only. Throws
 * `DeskError` when somebody else has saved since it was opened.
 */
export function saveWorkflow(ctx: Context, input: WorkflowInput): SavedDraft {
  const { id, draftVersion, name, description, dailyLimit, document } = input;
  return inTransaction(ctx.db, () => {
    const row = findWorkflowToEdit(ctx, id);
    if (row.state === "Archived")
      throw new DeskError("conflict", "This workflow is archived. Nothing was saved.");
    const change = { name, description, dailyLimit, draft: document };
    const draft = writeDraft(ctx, { id, draftVersion, updatedByName: row.updatedByName }, change);
    auditWorkflow(ctx, { id, name }, "changed");
    return { draftVersion: draft, problems: checkDocument(ctx.db, document, id) };
  });
}

/** An old version becomes the draft; it runs once it is published again. Admins only. Throws `DeskError`. */
export function restoreWorkflow(
  ctx: Context,
  { id, version }: { id: string; version: number },
): { draftVersion: number } {
  return inTransaction(ctx.db, () => {
    const row = findWorkflowToEdit(ctx, id);
    const isIt = and(eq(workflowVersions.workflowId, id), eq(workflowVersions.version, version));
    const old = ctx.db.select().from(workflowVersions).where(isIt).get();
    if (old === undefined) throw new DeskError("not-found", "There is no such version.");
    const draftVersion = writeDraft(ctx, row, { draft: old.document, name: old.name });
    auditWorkflow(ctx, row, "changed", { restored: version });
    return { draftVersion };
  });
}

type Draft = Partial<Pick<typeof workflows.$inferInsert, "name" | "description" | "dailyLimit" | "draft">>;

function writeDraft(
  ctx: Context,
  { id, draftVersion, updatedByName }: { id: string; draftVersion: number; updatedByName: string },
  change: Draft,
): number {
  const saved = ctx.db
    .update(workflows)
    .set({
      ...change,
      draftVersion: draftVersion + 1,
      updatedAt: ctx.clock.now(),
      updatedByName: ctx.actor.displayName,
    })
    .where(and(eq(workflows.id, id), eq(workflows.draftVersion, draftVersion)))
    .returning()
    .get();
  if (saved === undefined)
    throw new DeskError(
      "conflict",
      `${updatedByName} has saved this workflow meanwhile. Reload it to see their changes; yours are still here.`,
    );
  return saved.draftVersion;
}
