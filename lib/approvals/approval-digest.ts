import { preconditionOf } from "#lib/entra/actions/precondition.ts";
import type { ActionFacts, ActionInput } from "#lib/entra/actions/types.ts";
import { sha256 } from "#lib/platform/ids.ts";

/** Everything an approval is about: a difference in any of it makes the approval void. */
export type ApprovalSubject = {
  actionKey: string;
  tenantId: string;
  facts: ActionFacts;
  input: ActionInput;
  endsAt: number | null;
  undoOf: string | null;
  policyVersion: number;
  requestId: string | null;
  requesterId: string | null;
  askedBy: string;
};

/**
 * The digest of what is approved: action, target ids, parameters, tenant, policy version, request,
 * requester, subject, who asks, and the risk as it is seen now (privileges, protection, the group's kind
 * and what it opens, the app's roles).
 */
export function approvalDigest(subject: ApprovalSubject): string {
  const { actionKey, tenantId, facts, input, endsAt, undoOf, policyVersion, requestId } = subject;
  const sorted = Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const { hasPerson: _hasPerson, ...group } = facts.group ?? { hasPerson: false };
  const risk = {
    ...preconditionOf({ ...facts, group: null }),
    group: facts.group === null ? null : group,
    protection: facts.person.protection,
    allowsSecondPerson: facts.allowsSecondPerson,
  };
  const call = [tenantId, actionKey, facts.person.objectId, sorted, endsAt, undoOf];
  const around = [policyVersion, requestId, subject.requesterId, subject.askedBy];
  return sha256(JSON.stringify([call, around, risk]));
}
