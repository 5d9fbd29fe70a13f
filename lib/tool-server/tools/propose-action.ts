import { z } from "zod";
import type { ActionWish } from "#lib/approvals/admit-action.ts";
import { proposeAction, submitAction } from "#lib/approvals/submit-action.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/platform/ids.ts";
import { actionArguments, actionProperties } from "../action-arguments.ts";
import { defineTool } from "../define-tool.ts";
import { requestOfNumber } from "../request-of-number.ts";
import { runsAtOnce } from "../tool-settings.ts";
import type { ToolAnswer, ToolContext } from "../types.ts";

export const proposeActionTool = defineTool({
  name: "propose_action",
  title: "Propose action",
  description:
    "Proposes one action on one person. It is not done by this call: where a rule asks for it an approver decides, otherwise the member who owns the key starts it in Gatehouse. Ask will_it_work first.",
  scope: "propose-actions",
  roles: ["agent", "admin"],
  isReadOnly: false,
  input: z.strictObject({
    ...actionArguments,
    reason: z.string().trim().min(1).max(500).describe("Why, in one sentence; approvers read it."),
    request: z.int().positive().optional().describe("Number of the request it is for."),
    endsAt: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("When what it gives ends by itself, e.g. 2026-12-31T17:00:00Z."),
    callId: z.uuid().optional().describe("Choose one per proposal: sent twice, it is proposed once."),
  }),
  properties: actionProperties,
  run: async (ctx, { action, person, input, reason, request, endsAt, callId }) => {
    const wish = {
      actionKey: action,
      subjectObjectId: person,
      input,
      reason,
      requestId: requestOfNumber(ctx, request),
      endsAt: endsAt === undefined ? null : Date.parse(endsAt),
      // Of the key's own: what another form or key has used means nothing here.
      idempotencyKey: `key:${ctx.key.id}:${callId ?? newId()}`,
    };
    return answerOf(await submit(ctx, wish), wish.requestId);
  },
});

/** Admins may let single actions of low severity run at once; everything else is a proposal. */
function submit(ctx: ToolContext, wish: ActionWish): Promise<ActionOutcome> {
  return runsAtOnce(ctx.db, wish.actionKey)
    ? submitAction(ctx, wish, ctx.open)
    : proposeAction(ctx, wish, ctx.key.name);
}

function answerOf(
  { status, message, approvalId, runId }: ActionOutcome,
  requestId: string | null,
): ToolAnswer {
  const link = approvalId === undefined ? null : `${env().publicUrl}/approvals/${approvalId}`;
  return {
    data: { status, message, link },
    result: status,
    requestId,
    actionRunId: runId,
    details: approvalId === undefined ? {} : { approval: approvalId },
  };
}
