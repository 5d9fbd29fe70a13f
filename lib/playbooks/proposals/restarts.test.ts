import { expect, test } from "vitest";
import { requests, workflowRuns, workflowSteps } from "#db/schema/index.ts";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import type { RunPoint } from "#lib/workflows/run-point.ts";
import { settleWorkflows } from "#lib/workflows/settle-workflows.ts";
import { DyingWorker } from "#lib/workflows/testing/dying-worker.ts";
import type { PlaybookDocument } from "../schema.ts";
import { ALWAYS } from "../shipped/templates.ts";
import { AgentDesk } from "../testing/agent-desk.ts";
import { runProposal } from "./run-proposal.ts";

const POINTS: readonly RunPoint[] = ["step claimed", "step done", "effect done", "effect kept", "run ended"];

/** An action, a request for people, an answer and a look. */
const ANSWER: PlaybookDocument["steps"][number] = {
  id: "answer",
  kind: "reply",
  text: "Your sessions have ended, {requester}.",
  ...ALWAYS,
};
const LOOK: PlaybookDocument["steps"][number] = { id: "look", kind: "diagnosis", ...ALWAYS };

async function play(autonomy: "Suggest" | "With approval", point: RunPoint | null) {
  const desk = new AgentDesk();
  desk.publish("lost-device", ({ steps }) => ({
    autonomy,
    steps: [...steps, ANSWER, LOOK],
  }));
  const requestId = desk.file("I lost my phone");
  const worker = new DyingWorker(point);
  const turn = () =>
    worker.turn(desk, (onPoint) => settleWorkflows(desk.worker(), { open: desk.tools, onPoint }));
  await desk.read();
  const [proposal] = desk.proposals();
  if (autonomy === "Suggest") runProposal(desk.as(desk.noor), { proposalId: proposal?.id ?? "" });
  await turn();
  const pending = desk.approvals().find(({ state }) => state === "Pending");
  if (pending !== undefined) {
    const decision = { approvalId: pending.id, decision: "Approved" as const, note: "" };
    await decideApproval(desk.as(desk.hannah), decision, desk.tools);
    await turn();
  }
  return {
    runs: desk.db
      .select()
      .from(workflowRuns)
      .all()
      .map(({ state }) => state),
    steps: desk.db
      .select()
      .from(workflowSteps)
      .all()
      .map(({ stepId, state }) => `${stepId} ${state}`),
    sent: desk.writes.map(({ path }) => path.replace(/[0-9a-f-]{36}/, "id")),
    approvals: desk.approvals().map(({ state }) => state),
    requests: desk.db
      .select()
      .from(requests)
      .all()
      .map(({ title }) => title),
    said: desk.messages(requestId),
    deaths: worker.deaths,
  };
}

test.each(["Suggest", "With approval"] as const)(
  "a playbook with %s ends the same when the worker dies in the middle of it",
  async (autonomy) => {
    const { deaths: _none, ...whole } = await play(autonomy, null);
    expect(whole.runs).toEqual(["Completed"]);
    expect(whole.sent).toHaveLength(1);
    expect(whole.requests).toHaveLength(2);
    expect(whole.said).toHaveLength(2);
    expect(whole.approvals).toEqual(autonomy === "Suggest" ? [] : ["Approved"]);
    for (const point of POINTS) {
      const { deaths, ...broken } = await play(autonomy, point);
      expect(broken, point).toEqual(whole);
      // An action that waits for an approval is carried out by whoever approves.
      expect(deaths, point).toBeGreaterThan(0);
    }
  },
);
