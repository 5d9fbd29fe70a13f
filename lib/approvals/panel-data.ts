import "server-only";
import type { ApprovalText } from "#lib/entra/actions/describe-actions.ts";
import type { ActionTarget, PreviewRow, SidePanelData } from "#lib/entra/actions/panel-types.ts";
import { previewAction } from "#lib/entra/actions/preview-data.ts";
import { readSidePanel } from "#lib/entra/actions/side-panel-data.ts";
import { listTargets } from "#lib/entra/actions/targets-data.ts";
import { findAutomationPause, type AutomationPause } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { approvalDue, dueWords, NO_APPROVER, readRequestFacts } from "./approval-due.ts";
import { listPersonApprovals } from "./approvals-data.ts";
import type { ApprovalView } from "./types.ts";

/** The side panel of one person with what waits for an approval. */
export type PanelData =
  | Extract<SidePanelData, { status: "no-person" }>
  | (Extract<SidePanelData, { status: "person" }> & {
      approvals: readonly ApprovalView[];
      /** While all automation stands still, what was approved does too. */
      automationPause: AutomationPause | null;
    });

/** The panel of a person, or of a requester who is none (`objectId` null). Agents and admins only. Throws `DeskError`. */
export function readPanel(ctx: Context, objectId: string | null, requestId: string | null): PanelData {
  const panel = readSidePanel(ctx, objectId, requestId, approvalTextOf(ctx, requestId));
  if (panel.status === "no-person") return panel;
  return {
    ...panel,
    approvals: listPersonApprovals(ctx, panel.person.objectId, requestId),
    automationPause: findAutomationPause(ctx.db),
  };
}

/** The picker's groups or apps with "will it work" and whose approval it takes. Throws `DeskError`. */
export function readTargets(
  ctx: Context,
  { request, ...query }: Parameters<typeof listTargets>[1] & { request?: string | undefined },
): ActionTarget[] {
  return listTargets(ctx, query, approvalTextOf(ctx, request ?? null));
}

/** Every person with every target before the click. Throws `DeskError`. */
export function readPreview(
  ctx: Context,
  { request, ...query }: Parameters<typeof previewAction>[1] & { request?: string | undefined },
): PreviewRow[] {
  return previewAction(ctx, query, approvalTextOf(ctx, request ?? null));
}

/** What the rules say about an action of this request, in words. */
function approvalTextOf(ctx: Context, requestId: string | null): ApprovalText {
  const request = readRequestFacts(ctx, requestId);
  return (action, facts) => {
    const due = approvalDue(ctx, action, facts, request);
    if (due === null) return { status: "none" };
    const by = dueWords(due);
    return by === null ? { status: "nobody", ...NO_APPROVER } : { status: "due", by };
  };
}
