import "server-only";
import { eq, max } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { playbooks, playbookVersions } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findPlaybook } from "./playbooks-data.ts";

/** Makes the draft the next version, in use from now on. Whoever calls it has seen that it may. */
export function putInForce(ctx: MemberContext, playbookId: string): { version: number } {
  return inTransaction(ctx.db, () => {
    const { draft, name } = findPlaybook(ctx.db, playbookId);
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
    const details = { version, document: draft };
    recordAudit(ctx, { event: "playbook.published", result: "Done", target, details });
    return { version };
  });
}
