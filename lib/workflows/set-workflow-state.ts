import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { workflows } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { auditWorkflow, findWorkflowToEdit } from "./find-workflow.ts";
import { findPublished } from "./published-data.ts";
import { cursorNow } from "./publish-workflow.ts";

const EVENTS = { Published: "resumed", Paused: "paused", Archived: "archived" } as const;

/**
 * Pauses a workflow (its runs stand still), resumes it (what came in meanwhile was for people), or archives
 * it (nothing new starts, and runs under way come to their end). Admins only. Throws `DeskError`.
 */
export function setWorkflowState(
  ctx: Context,
  { id, state }: { id: string; state: "Published" | "Paused" | "Archived" },
): void {
  inTransaction(ctx.db, () => {
    const row = findWorkflowToEdit(ctx, id);
    if (row.state === state) return;
    if (state !== "Archived" && row.publishedVersion === null)
      throw new DeskError("conflict", "Publish it first.");
    if (row.state === "Archived") throw new DeskError("conflict", "It is archived. Begin a new one instead.");
    ctx.db.update(workflows).set({ state, updatedAt: ctx.clock.now() }).where(eq(workflows.id, id)).run();
    const published = state === "Published" ? findPublished(ctx.db, id) : null;
    if (published !== null)
      ctx.db
        .update(workflows)
        .set({ cursor: cursorNow(ctx, published.document.trigger) })
        .where(eq(workflows.id, id))
        .run();
    auditWorkflow(ctx, row, EVENTS[state]);
  });
}
