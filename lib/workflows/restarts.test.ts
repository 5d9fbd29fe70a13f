import { expect, test } from "vitest";
import { newId } from "#lib/platform/ids.ts";
import { appBundles, requests, workflowRuns } from "#db/schema/index.ts";
import type { RunPoint } from "./run-point.ts";
import { settleWorkflows } from "./settle-workflows.ts";
import { TEMPLATES } from "./templates.ts";
import { DyingWorker } from "./testing/dying-worker.ts";
import { WorkflowDesk } from "./testing/workflow-desk.ts";

const POINTS: readonly RunPoint[] = [
  "step claimed",
  "step done",
  "branch taken",
  "effect done",
  "effect kept",
  "run ended",
];

/** How each template is set off, and who decides when it asks. */
const SET_OFF: Record<string, (desk: WorkflowDesk) => void> = {
  "access-request": (desk) => void desk.submit("app-access", { app: figma(desk) }),
  "group-membership": (desk) => void desk.submit("group-membership", { group: desk.vault.objectId }),
  "day-1-onboarding": (desk) => {
    const { objectId } = desk.vault;
    const baseline = { groups: [{ objectId, displayName: "Prototype Vault" }], apps: [] };
    const row = {
      id: newId(),
      departmentKey: "",
      department: "",
      version: 1,
      updatedAt: 0,
      updatedByName: "Test",
    };
    desk.db
      .insert(appBundles)
      .values({ ...row, ...baseline })
      .run();
    desk.date(desk.ikram, "start", "2026-11-17");
  },
  offboarding: (desk) => desk.date(desk.ikram, "end", "2026-11-16"),
  "lost-device": (desk) =>
    void desk.submit("lost-device", { device: "Phone", how: "Lost", when: "2026-11-16" }),
  starter: (desk) => void desk.submit("group-membership", { group: desk.vault.objectId }),
};

function figma(desk: WorkflowDesk): string {
  const app = desk.company.app({ displayName: "Figma" });
  desk.company.assign(app, desk.vault, "group");
  return app.objectId;
}

async function play(key: string, point: RunPoint | null) {
  const desk = new WorkflowDesk();
  desk.publish(key);
  SET_OFF[key]?.(desk);
  const worker = new DyingWorker(point);
  const tools = { open: desk.tools, askTime: async () => desk.now };
  const turn = () => worker.turn(desk, (onPoint) => settleWorkflows(desk.worker, { ...tools, onPoint }));
  await turn();
  const decider = key === "group-membership" ? desk.tomasz : desk.hannah;
  if (desk.approvals().some(({ state }) => state === "Pending")) await desk.decide(decider);
  await turn();
  const runs = desk.db.select().from(workflowRuns).all();
  return {
    runs: runs.map(({ state }) => state),
    steps: desk.steps(),
    sent: desk.sent().map((call) => call.replaceAll(/[0-9a-f-]{36}/g, "id")),
    requests: desk.db
      .select()
      .from(requests)
      .all()
      .map(({ title, status }) => `${title} ${status}`),
    deaths: worker.deaths,
  };
}

test.each(TEMPLATES.map(({ name, key }) => [name, key] as const))(
  "“%s” ends the same when the worker dies in the middle of it",
  async (_name, key) => {
    const { deaths: _none, ...whole } = await play(key, null);
    expect(whole.runs).toEqual(["Completed"]);
    let died = 0;
    for (const point of POINTS) {
      const { deaths, ...broken } = await play(key, point);
      expect(broken, point).toEqual(whole);
      died += deaths;
    }
    expect(died).toBeGreaterThan(POINTS.length - 2);
  },
);
