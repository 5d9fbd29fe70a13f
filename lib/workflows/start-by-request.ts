import "server-only";
import { and, asc, eq, gt, max } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { members, requests, workflows } from "#db/schema/index.ts";
import { changeStatus } from "#lib/requests/set-status.ts";
import { answersStored } from "#lib/services/schema.ts";
import { workflowActor, type Context } from "#lib/platform/context.ts";
import { listPublished, type PublishedWorkflow } from "./published-data.ts";
import { startRun } from "./start-run.ts";

const AT_ONCE = 200;

/** Starts workflows for requests that came in; each request once, in order, also after a crash. */
export function startByRequest(ctx: Context): void {
  for (const workflow of listPublished(ctx.db, { triggerKind: "request" })) {
    const { trigger } = workflow.document;
    if (trigger.kind === "request" && newRequests(ctx, trigger.serviceKey, workflow.cursor).length > 0)
      inTransaction(ctx.db, () => startForNew(ctx, workflow, trigger.serviceKey));
  }
}

function newRequests({ db }: Context, serviceKey: string, cursor: number) {
  return db
    .select()
    .from(requests)
    .leftJoin(members, eq(members.id, requests.requesterId))
    .where(and(eq(requests.serviceKey, serviceKey), gt(requests.number, cursor)))
    .orderBy(asc(requests.number))
    .limit(AT_ONCE)
    .all();
}

function startForNew(ctx: Context, workflow: PublishedWorkflow, serviceKey: string): void {
  // Read again under the write lock: another worker may have come by.
  const row = ctx.db.select().from(workflows).where(eq(workflows.id, workflow.id)).get();
  let cursor = row?.cursor ?? workflow.cursor;
  for (const { requests: request, members: requester } of newRequests(ctx, serviceKey, cursor)) {
    cursor = request.number;
    const personObjectId = request.subjectObjectId ?? requester?.objectId ?? null;
    if (personObjectId === null || request.cancelledAt !== null || request.status === "Resolved") continue;
    const run = startRun(ctx, workflow, {
      onceKey: `request:${workflow.id}:${request.id}`,
      personObjectId,
      requestId: request.id,
      occasion: {
        kind: "request",
        requesterId: request.requesterId,
        requesterObjectId: requester?.objectId ?? null,
        requesterName: requester?.displayName ?? null,
        answers: answersStored.parse(request.answers),
        dateKind: null,
        date: null,
        zone: null,
        words: `REQ-${request.number}`,
      },
    });
    const actor = workflowActor(workflow.id, workflow.name);
    if (run !== null && request.status === "New") changeStatus({ ...ctx, actor }, request, "In progress");
  }
  ctx.db.update(workflows).set({ cursor }).where(eq(workflows.id, workflow.id)).run();
}

/** The number of the newest request: a workflow that is published now starts for later ones only. */
export function newestRequest({ db }: Pick<Context, "db">): number {
  const found = db
    .select({ n: max(requests.number) })
    .from(requests)
    .get();
  return found?.n ?? 0;
}
