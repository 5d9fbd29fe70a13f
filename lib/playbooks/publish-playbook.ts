import "server-only";
import { eq, max } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbooks, playbookVersions } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findPlaybook } from "./playbooks-data.ts";
import { runTests } from "./run-tests.ts";

/**
 * Publishes the draft as the next version: from now on the IT Agent uses it. Automatic takes at least one saved
 * test, and all of them passing as things are now. Admins only. Throws `DeskError`.
 */
export function publishPlaybook(
  ctx: MemberContext,
  { playbookId }: { playbookId: string },
): { version: number } {
  requireRole(ctx, "admin");
  const playbook = findPlaybook(ctx.db, playbookId);
  refuseUnfit(ctx, playbook);
  return inTransaction(ctx.db, () => {
    const { draft, name } = findPlaybook(ctx.db, playbookId);
    if (JSON.stringify(draft) !== JSON.stringify(playbook.draft))
      throw new DeskError(
        "conflict",
        "Somebody else saved this playbook meanwhile. Reload the page and publish it again.",
      );
    const last = ctx.db
      .select({ version: max(playbookVersions.version) })
      .from(playbookVersions)
      .where(eq(playbookVersions.playbookId, playbookId))
      .get();
    const version = (last?.version ?? 0) + 1;
    const now = ctx.clock.now();
    const by = { publishedAt: now, publishedBy: ctx.actor.id, publishedByName: ctx.actor.displayName };
    ctx.db
      .insert(playbookVersions)
      .values({ playbookId, version, name, document: draft, ...by })
      .run();
    ctx.db
      .update(playbooks)
      .set({
        state: "Published",
        publishedVersion: version,
        updatedAt: now,
        updatedByName: ctx.actor.displayName,
      })
      .where(eq(playbooks.id, playbookId))
      .run();
    const target = { kind: "playbook", id: playbookId, name };
    recordAudit(ctx, {
      event: "playbook.published",
      result: "Done",
      target,
      details: { version, document: draft },
    });
    return { version };
  });
}

function refuseUnfit(ctx: MemberContext, { name, draft }: ReturnType<typeof findPlaybook>): void {
  const refuse = (message: string) => new DeskError("invalid-input", message, { autonomy: message });
  const actions = draft.steps.flatMap((step) => (step.kind === "action" ? [step.actionKey] : []));
  const unknown = actions.find((key) => findAction(key) === null);
  if (unknown !== undefined) throw refuse(`There is no action “${unknown}”.`);
  if (draft.autonomy !== "Automatic") return;
  const never = actions
    .map(findAction)
    .find((action) => action?.makesPassword === true || action?.severity === "high");
  if (never != null)
    throw refuse(`“${never.title}” is never done by itself. Choose Suggest or With approval.`);
  if (!draft.limits.isOwnOnly)
    throw refuse("Automatic changes only the requester’s own access. Switch that limit on.");
  if (draft.tests.length === 0)
    throw refuse("Save at least one conversation as a test before Automatic is switched on.");
  const failed = runTests(ctx, name, draft).filter(({ isPassed }) => !isPassed);
  if (failed.length > 0)
    throw refuse(`${failed.length} of ${draft.tests.length} tests fail. Look at them in the test console.`);
}
