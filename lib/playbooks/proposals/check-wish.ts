import "server-only";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { readAgentSettings } from "#lib/workspace/agent-settings.ts";
import { readAskerTest } from "../askers-data.ts";
import { readGivenInputs } from "../given-inputs-data.ts";
import { listPublished } from "../playbooks-data.ts";
import { readWith } from "../read-message.ts";
import type { Filled } from "../schema.ts";
import type { AgentRequest, PlannedStep, PublishedPlaybook } from "../types.ts";

/** A playbook that a member asks for by name, and what its inputs are given as. */
export type Wish = { playbookId: string; inputs: Readonly<Record<string, string>> };
export type Checked = { playbook: PublishedPlaybook; given: Filled[]; steps: readonly PlannedStep[] };

/**
 * Can this playbook be asked for on this request? Published, for whoever made the request, every input known and
 * none missing. Changes nothing. Throws `DeskError` with what is in the way.
 */
export function checkWish(ctx: MemberContext, { playbookId, inputs }: Wish, request: AgentRequest): Checked {
  if (readAgentSettings(ctx.db).stopped !== null)
    throw new DeskError("conflict", "The IT Agent is stopped. An admin starts it again in its settings.");
  const playbook = listPublished(ctx.db).find(({ id }) => id === playbookId);
  if (playbook === undefined) throw new DeskError("not-found", "There is no such published playbook.");
  const { requesterId: memberId, requester } = request;
  const mayAsk = readAskerTest(ctx.db, { memberId, objectId: requester?.objectId ?? null });
  if (!mayAsk(playbook.document))
    throw new DeskError("not-allowed", "Whoever made the request may not ask for this playbook.");
  const given = readGivenInputs(ctx.db, playbook.document.inputs, inputs);
  const { missing, steps } = readWith(ctx, playbook, request, given);
  if (missing.length > 0)
    throw new DeskError("invalid-input", `inputs: Give ${missing.map(({ key }) => key).join(" and ")}.`);
  return { playbook, given, steps };
}

/** The same for a request that is still to be made by the member, in these words. */
export function checkNewWish(ctx: MemberContext, wish: Wish, text: string): Checked {
  const { id: requesterId, objectId, displayName } = ctx.actor;
  return checkWish(ctx, wish, {
    id: "",
    number: 0,
    title: "",
    serviceKey: "something-else",
    status: "New",
    requesterId,
    requester: objectId === null ? null : { objectId, displayName },
    isForOther: false,
    answers: [],
    text,
    lastEntryId: 0,
  });
}
