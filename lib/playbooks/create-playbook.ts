import "server-only";
import { inTransaction } from "#db/client.ts";
import { playbooks } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { EMPTY_PLAYBOOK, PLAYBOOK_TEMPLATES } from "./shipped/templates.ts";

const EMPTY = { key: null, name: "New playbook", document: EMPTY_PLAYBOOK };

/** Begins a playbook as one of the templates, or empty; nothing is used before it is published. Admins only. */
export function createPlaybook(ctx: MemberContext, input: { templateKey: string | null }): { id: string } {
  requireRole(ctx, "admin");
  const template = [EMPTY, ...PLAYBOOK_TEMPLATES].find(({ key }) => key === input.templateKey);
  if (template === undefined) throw new DeskError("not-found", "There is no such template.");
  return inTransaction(ctx.db, () => {
    const id = newId();
    const at = ctx.clock.now();
    ctx.db
      .insert(playbooks)
      .values({
        id,
        name: template.name,
        state: "Draft",
        templateKey: template.key,
        draft: template.document,
        createdAt: at,
        updatedAt: at,
        updatedByName: ctx.actor.displayName,
      })
      .run();
    const target = { kind: "playbook", id, name: template.name };
    recordAudit(ctx, {
      event: "playbook.created",
      result: "Done",
      target,
      details: { template: template.key },
    });
    return { id };
  });
}
