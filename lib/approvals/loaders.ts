import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { pageContext } from "#lib/platform/session.ts";
import { readApprovalDetails } from "./approval-details-data.ts";
import { readApprovalLists } from "./approvals-data.ts";
import { readPanel } from "./panel-data.ts";

/** "Waiting for me", for everybody who is signed in. */
export const loadApprovals = cache(async () => {
  const ctx = await pageContext();
  return { lists: readApprovalLists(ctx), readAt: ctx.clock.now() };
});

/** One approval; what the reader may not see does not exist. */
export const loadApproval = cache(async (approvalId: string) => {
  const ctx = await pageContext();
  const approval = readApprovalDetails(ctx, approvalId) ?? notFound();
  return { approval, isAgent: ctx.actor.role !== "employee" };
});

/** First paint of the side panel. */
export const loadSidePanel = cache(readPanel);
