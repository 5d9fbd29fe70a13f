import "server-only";
import { and, asc, eq, gte, isNull, lte, ne, not, or, sql } from "drizzle-orm";
import { agentReads, approvals, playbookProposals, requests, timelineEntries } from "#db/schema/index.ts";
import { findRun } from "#lib/entra/actions/run-state.ts";
import { actingAs } from "#lib/members/acting-as.ts";
import { playbookActor, type Context } from "#lib/platform/context.ts";
import { readAgentSettings } from "../agent-settings.ts";
import { AT_ONCE, LOOK_BACK_MS } from "../constants.ts";
import { findVersion, listPublished } from "../playbooks-data.ts";
import type { StepResult } from "../schema.ts";
import { carryOut } from "./carry-out.ts";
import { findProposal } from "./proposal-rows.ts";
import { proposePlaybook, type AgentTools } from "./propose-playbook.ts";

/** What began and has said nothing for so long was cut off, and goes on. */
const CUT_OFF_MS = 2 * 60_000;

/**
 * One turn of the IT Agent: goes on with what was cut off, follows what waits for approvals, then reads what
 * requesters have written since. Stops at once when it is stopped. Safe to call as often as wanted.
 */
export async function settleProposals(ctx: Context, tools: AgentTools): Promise<void> {
  followWaiting(ctx);
  if (readAgentSettings(ctx.db).stopped !== null) return;
  for (const proposal of cutOff(ctx)) {
    const actor = actorOf(ctx, proposal);
    if (actor !== null) await carryOut(actor, proposal.id, tools.open);
  }
  if (listPublished(ctx.db).length === 0) return;
  for (const requestId of unread(ctx)) {
    if (readAgentSettings(ctx.db).stopped !== null) return;
    await proposePlaybook(ctx, requestId, tools);
  }
}

/** Who goes on with it: the playbook itself, or the agent who clicked, with their rights as they are now. */
function actorOf(
  ctx: Context,
  { isAutomatic, decidedBy, playbookId, version }: typeof playbookProposals.$inferSelect,
): Context | null {
  if (!isAutomatic) return decidedBy === null ? null : actingAs(ctx, decidedBy);
  const playbook = findVersion(ctx.db, playbookId, version);
  return playbook === null ? null : { ...ctx, actor: playbookActor(playbookId, playbook.name) };
}

function cutOff(ctx: Context) {
  const isCutOff = and(
    eq(playbookProposals.state, "In progress"),
    lte(playbookProposals.updatedAt, ctx.clock.now() - CUT_OFF_MS),
  );
  return ctx.db.select().from(playbookProposals).where(isCutOff).limit(AT_ONCE).all();
}

/** Requests whose requester has written something that was not read, oldest first. */
function unread(ctx: Context): string[] {
  const { requestId, entryId } = agentReads;
  const newest = sql<number>`(SELECT max(${timelineEntries.id}) FROM ${timelineEntries}
    WHERE ${timelineEntries.requestId} = ${requests.id} AND ${timelineEntries.kind} = 'message'
      AND ${timelineEntries.actorId} = ${requests.requesterId})`;
  // What a playbook or a workflow opened is no wish of the requester, whatever its title says.
  const isOpenedForThem = sql`EXISTS (SELECT 1 FROM ${timelineEntries}
    WHERE ${timelineEntries.requestId} = ${requests.id} AND ${timelineEntries.kind} = 'message'
      AND ${timelineEntries.data} ->> '$.isOpening' = 1 AND ${timelineEntries.actorId} <> ${requests.requesterId})`;
  return ctx.db
    .select({ id: requests.id })
    .from(requests)
    .leftJoin(agentReads, eq(requestId, requests.id))
    .where(
      and(
        gte(requests.updatedAt, ctx.clock.now() - LOOK_BACK_MS),
        ne(requests.status, "Resolved"),
        or(isNull(requestId), sql`${newest} > ${entryId}`),
        not(isOpenedForThem),
      ),
    )
    .orderBy(asc(requests.updatedAt))
    .limit(AT_ONCE)
    .all()
    .map(({ id }) => id);
}

/** What waited for an approval takes over what came of it. */
function followWaiting(ctx: Context): void {
  const waiting = ctx.db
    .select({ id: playbookProposals.id })
    .from(playbookProposals)
    .where(eq(playbookProposals.state, "Waiting"))
    .limit(200)
    .all();
  for (const { id } of waiting) {
    const { results } = findProposal(ctx.db, id);
    const now = results.map((result) => (result.status === "waiting" ? follow(ctx, result) : result));
    if (now.some(({ status }) => status === "waiting")) continue;
    const state = now.some(({ status }) => status === "failed") ? "Failed" : "Completed";
    ctx.db
      .update(playbookProposals)
      .set({ results: now, state, updatedAt: ctx.clock.now() })
      .where(eq(playbookProposals.id, id))
      .run();
  }
}

function follow(ctx: Context, result: StepResult): StepResult {
  const approval = ctx.db
    .select()
    .from(approvals)
    .where(eq(approvals.id, result.approvalId ?? ""))
    .get();
  if (approval === undefined) return { ...result, status: "failed", message: "The approval is gone." };
  const { state, voidReason, runId, decidedByName } = approval;
  if (voidReason !== null) return { ...result, status: "failed", message: voidReason };
  if (state !== "Pending" && state !== "Approved")
    return {
      ...result,
      status: "failed",
      message: `${state}${decidedByName === null ? "" : ` by ${decidedByName}`}.`,
    };
  const run = runId === null ? null : findRun(ctx.db, runId);
  if (run === null || run.state === "intent" || run.state === "sent") return result;
  const isDone =
    run.state === "done" || run.state === "verified" || run.state === "already-so" || run.state === "unknown";
  return {
    ...result,
    runId,
    status: isDone ? "done" : "failed",
    message: isDone ? "Approved and carried out." : (run.errorMessage ?? "It failed."),
  };
}
