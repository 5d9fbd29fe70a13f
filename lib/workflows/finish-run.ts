import "server-only";
import { eq } from "drizzle-orm";
import { requests, type workflowRuns } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import { changeStatus } from "#lib/requests/set-status.ts";
import { commitRun, readSteps, type Running } from "./running.ts";
import type { RunStep } from "./compiled-schema.ts";

type End = "Completed" | "Completed with errors" | "Failed" | "Cancelled";

const RESULTS: Record<End, string> = {
  Completed: "Done",
  "Completed with errors": "failed",
  Failed: "failed",
  Cancelled: "Cancelled",
};

/** The run has come to its end: of the plan, at a step that failed, or at an approval that was rejected. */
export function finishRun(running: Running, state: End, message: string | null, rejected?: RunStep): void {
  const { ctx, run, name, playbook } = running;
  const change = { state, message, wakeAt: null, leaseOwner: null, leaseUntil: null };
  commitRun(
    running,
    () => {
      if (rejected?.kind === "approval" && rejected.whenRejected === "resolve") resolveRequest(running);
      recordAudit(ctx, {
        event: playbook === null ? "workflow.finished" : "playbook.ran",
        result: RESULTS[state],
        requestId: run.requestId,
        target: { kind: "person", id: run.personObjectId, name: run.personName },
        details: { run: run.id, version: run.version, message },
      });
      // A playbook's stands on its request, before whoever works on that.
      if (playbook === null && (state === "Failed" || state === "Completed with errors"))
        queueMessage(ctx, {
          kind: "workflow-failed",
          // Each new end of a run that was tried again is news.
          subjectId: `${run.id}:${run.fence}`,
          to: allAdmins(ctx.db),
          facts: {
            workflow: name,
            person: run.personName,
            state: state === "Failed" ? "stopped" : "ended with errors",
            why: message ?? "",
            id: run.id,
          },
        });
    },
    { ...change, finishedAt: ctx.clock.now() },
  );
}

function resolveRequest({ ctx, run }: Running): void {
  if (run.requestId === null) return;
  const request = ctx.db.select().from(requests).where(eq(requests.id, run.requestId)).get();
  if (request !== undefined && request.status !== "Resolved") changeStatus(ctx, request, "Resolved");
}

/** What went wrong in a run, for its line in lists: the messages of its failed steps. */
export function flawWords({ ctx, run }: Pick<Running, "ctx" | "run">): string {
  return readSteps(ctx, run.id)
    .filter(({ state }) => state === "Failed" || state === "Completed with errors")
    .map(({ title, message }) => `${title}: ${message ?? "failed"}`)
    .join(" ");
}

/** Is a run over? */
export function isOver(state: (typeof workflowRuns.$inferSelect)["state"]): boolean {
  return state !== "Queued" && state !== "In progress" && state !== "Waiting";
}
