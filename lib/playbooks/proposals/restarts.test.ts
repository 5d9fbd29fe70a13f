import { expect, test } from "vitest";
import { requests, workflowRuns, workflowSteps } from "#db/schema/index.ts";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import type { RunPoint } from "#lib/workflows/run-point.ts";
import { settleWorkflows } from "#lib/workflows/settle-workflows.ts";
import type { PlaybookDocument } from "../schema.ts";
import { ALWAYS } from "../shipped/templates.ts";
import { AgentDesk } from "../testing/agent-desk.ts";
import { runProposal } from "./run-proposal.ts";

const POINTS: readonly RunPoint[] = ["step claimed", "step done", "effect done", "effect kept", "run ended"];
const LEASE_MS = 6 * 60_000;

/** An action, a request for people, an answer and a look. */
const ANSWER: PlaybookDocument["steps"][number] = {
  id: "answer",
  kind: "reply",
  text: "Your sessions have ended, {requester}.",
  ...ALWAYS,
};
const LOOK: PlaybookDocument["steps"][number] = { id: "look", kind: "diagnosis", ...ALWAYS };

/** The worker comes by; at `point` it dies, as long as `deaths` last. */
async function turn(desk: AgentDesk, point: RunPoint | null, deaths: { left: number }): Promise<void> {
  for (let turns = 0; turns < 40; turns += 1) {
    let isDead = false;
    const onPoint = (reached: RunPoint) => {
      if (reached !== point || deaths.left === 0) return;
      deaths.left -= 1;
      isDead = true;
      throw new Error("died here");
    };
    const taken = await settleWorkflows(desk.worker(), { open: desk.tools, onPoint });
    // Nobody gives back what a dead process held: its time has to pass.
    if (isDead) desk.now += LEASE_MS;
    else if (taken === 0) return;
  }
}

async function play(autonomy: "Suggest" | "With approval", point: RunPoint | null) {
  const desk = new AgentDesk();
  desk.publish("lost-device", ({ steps }) => ({
    autonomy,
    steps: [...steps, ANSWER, LOOK],
  }));
  const requestId = desk.file("I lost my phone");
  const deaths = { left: 3 };
  await desk.read();
  const [proposal] = desk.proposals();
  if (autonomy === "Suggest") runProposal(desk.as(desk.noor), { proposalId: proposal?.id ?? "" });
  await turn(desk, point, deaths);
  const pending = desk.approvals().find(({ state }) => state === "Pending");
  if (pending !== undefined) {
    const decision = { approvalId: pending.id, decision: "Approved" as const, note: "" };
    await decideApproval(desk.as(desk.hannah), decision, desk.tools);
    await turn(desk, point, deaths);
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
    deaths: 3 - deaths.left,
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
