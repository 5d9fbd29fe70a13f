import "server-only";
import { and, eq, inArray, isNotNull, ne, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { playbooks, workflowRuns } from "#db/schema/index.ts";
import { readAgentSettings } from "#lib/workspace/agent-settings.ts";
import type { RunRecord } from "./running.ts";

/**
 * Runs of playbooks that go on now: not while their playbook is paused, and what acts by itself not while the
 * IT Agent is stopped. A workflow's run is none of them.
 */
export function goesOn(db: Database): SQL | undefined {
  const inUse = db.select({ id: playbooks.id }).from(playbooks).where(ne(playbooks.state, "Paused"));
  const isStopped = readAgentSettings(db).stopped !== null;
  return and(
    isNotNull(workflowRuns.proposalId),
    inArray(workflowRuns.workflowId, inUse),
    isStopped ? isNotNull(workflowRuns.actsAs) : undefined,
  );
}

/** Why a playbook's run stands still; null when it goes on, or is a workflow's. */
export function whyStill(
  db: Database,
  { workflowId, proposalId, actsAs }: Pick<RunRecord, "workflowId" | "proposalId" | "actsAs">,
): string | null {
  if (proposalId === null) return null;
  const state = db.select().from(playbooks).where(eq(playbooks.id, workflowId)).get()?.state;
  if (state === "Paused") return "The playbook is paused: it goes on when it is published again.";
  return actsAs === null && readAgentSettings(db).stopped !== null
    ? "The IT Agent is stopped: it goes on when it is started again."
    : null;
}
