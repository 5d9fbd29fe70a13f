import { findAction } from "#lib/entra/actions/registry.ts";
import { groupOfInput } from "#lib/entra/actions/app-access.ts";
import type { PlaybookDocument } from "./schema.ts";
import type { PlannedCall } from "./types.ts";

/** Why a playbook may not make this call at all, whoever runs it; null when it may. Pure. */
export function whyForbidden(
  { limits, steps }: Pick<PlaybookDocument, "limits" | "steps">,
  call: PlannedCall,
  requesterObjectId: string | null,
): string | null {
  if (!steps.some((step) => step.kind === "action" && step.actionKey === call.actionKey))
    return "This action is not one of the playbook’s.";
  if (limits.isOwnOnly && call.subjectObjectId !== requesterObjectId)
    return "The playbook changes only the requester’s own access.";
  const touched = [groupOfInput(call.input), call.input["appObjectId"] ?? null, call.subjectObjectId];
  const hit = limits.forbidden.find(({ objectId }) => touched.includes(objectId));
  return hit === undefined ? null : `The playbook never touches ${hit.displayName}.`;
}

/** Why this call is never made without a click, whatever the playbook says; null when it may be. Pure. */
export function whyNotAutomatic(call: PlannedCall, requesterObjectId: string | null): string | null {
  const action = findAction(call.actionKey);
  if (action === null) return "There is no such action.";
  if (call.subjectObjectId !== requesterObjectId)
    return "What changes somebody else’s account is never done by itself.";
  if (action.makesPassword) return "A temporary password needs somebody who sees it.";
  if (action.severity === "high") return `“${action.title}” is never done by itself.`;
  return null;
}
