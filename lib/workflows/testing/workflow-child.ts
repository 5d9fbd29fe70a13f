import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { openDatabase } from "#db/client.ts";
import { agentOf } from "#lib/approvals/testing/agent.ts";
import { practiceGraph } from "#lib/approvals/testing/practice-tenant.ts";
import { createTransport } from "#lib/entra/graph/transport.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import type { RunPoint } from "../run-point.ts";
import { settleWorkflows } from "../settle-workflows.ts";
import { undoRun } from "../undo-run.ts";

/** What the process is told: carry workflows out (or take one back), and die where, at which time of reaching it. */
export type WorkflowOrder = {
  path: string;
  url: string;
  /** Its clock is ahead by this much. */
  aheadMs: number;
  undo: { runId: string; agentId: string } | null;
  die: { point: RunPoint; nth: number } | null;
};

// Written by run-workflow-child.ts.
const order = JSON.parse(process.argv[2] ?? "") as WorkflowOrder;
const db = openDatabase(order.path);
const clock = { now: () => Date.now() + order.aheadMs };
const ctx: Context = { db, clock, actor: workerActor };
const graph = practiceGraph(order.url, { transport: createTransport(), clock });

let reached = 0;
function onPoint(point: RunPoint): void {
  if (point !== order.die?.point) return;
  reached += 1;
  if (reached < order.die.nth) return;
  writeSync(1, "reached");
  process.kill(process.pid, "SIGKILL");
}
const open = () => ({ graph, graphUrl: order.url, sleep: async (ms: number) => void (await delay(ms)) });

if (order.undo === null) {
  let taken = 1;
  while (taken > 0) taken = await settleWorkflows(ctx, { open, onPoint });
} else {
  const agent: Context = { ...ctx, actor: agentOf(order.undo.agentId) };
  await undoRun(agent, { runId: order.undo.runId }, open, onPoint);
}
db.$client.close();
