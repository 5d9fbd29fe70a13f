import "server-only";
import { eq, max } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { changeFeed, workflows, workflowVersions } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { checkDocument } from "./check-document.ts";
import { auditWorkflow, findWorkflowToEdit } from "./find-workflow.ts";
import { documentSchema, type Trigger } from "./schema.ts";
import { newestRequest } from "./start-by-request.ts";

/**
 * Puts a draft in force as a new version; runs under way keep theirs. It starts for what happens from now
 * on. Admins only. Throws `DeskError` when the draft has errors or was changed meanwhile.
 */
export function publishWorkflow(
  ctx: Context,
  { id, draftVersion }: { id: string; draftVersion: number },
): { version: number } {
  return inTransaction(ctx.db, () => {
    const row = findWorkflowToEdit(ctx, id);
    if (row.draftVersion !== draftVersion)
      throw new DeskError("conflict", "The workflow was changed meanwhile. Look at it again, then publish.");
    const document = documentSchema.parse(row.draft);
    const error = checkDocument(ctx.db, document, id).find(({ severity }) => severity === "error");
    if (error !== undefined) throw new DeskError("invalid-input", `It can't be published: ${error.message}`);
    const version = (row.publishedVersion ?? 0) + 1;
    ctx.db
      .insert(workflowVersions)
      .values({
        workflowId: id,
        version,
        name: row.name,
        document,
        publishedAt: ctx.clock.now(),
        publishedBy: ctx.actor.id,
        publishedByName: ctx.actor.displayName,
      })
      .run();
    // A trigger that stays goes on where it was; another one begins with what comes next.
    const isSame =
      row.state === "Published" &&
      row.triggerKind === document.trigger.kind &&
      row.triggerKey === keyOf(document.trigger);
    ctx.db
      .update(workflows)
      .set({
        state: "Published",
        publishedVersion: version,
        triggerKind: document.trigger.kind,
        triggerKey: keyOf(document.trigger),
        ...(isSame ? {} : { cursor: cursorNow(ctx, document.trigger) }),
      })
      .where(eq(workflows.id, id))
      .run();
    auditWorkflow(ctx, row, "published", { version });
    return { version };
  });
}

/** What a trigger listens to: a service, start or end, a kind of change. */
function keyOf(trigger: Trigger): string {
  if (trigger.kind === "request") return trigger.serviceKey;
  if (trigger.kind === "date") return trigger.date;
  return trigger.kind === "change" ? trigger.what : "";
}

/** Where a trigger begins to look: behind everything that is there already. */
export function cursorNow(ctx: Context, trigger: Trigger): number {
  if (trigger.kind === "request") return newestRequest(ctx);
  if (trigger.kind !== "change") return 0;
  return (
    ctx.db
      .select({ n: max(changeFeed.id) })
      .from(changeFeed)
      .get()?.n ?? 0
  );
}
