import "server-only";
import { isActive } from "#lib/approvals/find-approvers.ts";
import { actingAs } from "#lib/members/acting-as.ts";
import { playbookActor, type Context } from "#lib/platform/context.ts";
import type { RunRecord } from "./running.ts";

type Acting = { ctx: Context; refusal: string | null };

/**
 * Who acts in a playbook's run now: the playbook itself, or the member who clicked with their rights as they
 * are at this moment. `refusal`: they may take actions no more, and nothing may be done in their name.
 */
export function actorOfPlaybook(
  ctx: Context,
  { workflowId, actsAs }: Pick<RunRecord, "workflowId" | "actsAs">,
  name: string,
): Acting {
  if (actsAs === null) return { ctx: { ...ctx, actor: playbookActor(workflowId, name) }, refusal: null };
  const member = actingAs(ctx, actsAs);
  if (member === null) {
    // Whoever is nobody any more has no right at any door either.
    const actor = { kind: "machine", id: actsAs, displayName: "Somebody who left", scopes: [] } as const;
    return { ctx: { ...ctx, actor }, refusal: "Whoever ran it is no member any more. Retry it yourself." };
  }
  const { role, objectId, displayName } = member.actor;
  const isFit = role !== "employee" && (objectId === null || isActive(ctx, objectId));
  const refusal = isFit ? null : `${displayName} may no longer take actions. Retry it yourself.`;
  return { ctx: member, refusal };
}
