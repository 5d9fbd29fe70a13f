import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  appBundles,
  messages,
  requests,
  workflowEffects,
  workflowRuns,
  workflowSteps,
} from "#db/schema/index.ts";
import { ALL_PERMISSIONS, type ActionDesk } from "#lib/approvals/testing/action-desk.ts";
import { fileDesk, findApp, newTarget } from "#lib/approvals/testing/desk-bed.ts";
import { PracticeTenant } from "#lib/approvals/testing/practice-tenant.ts";
import type { Target, TargetApp } from "#lib/approvals/testing/target.ts";
import { workerActor } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { createWorkflow } from "./create-workflow.ts";
import { publishWorkflow } from "./publish-workflow.ts";
import type { RunPoint } from "./run-point.ts";
import { saveWorkflow } from "./save-workflow.ts";
import type { WorkflowDocument } from "./schema.ts";
import { settleWorkflows } from "./settle-workflows.ts";
import { startByHand } from "./start-by-hand.ts";
import { bundleWorkflowChild, removeWorkflowChild, runWorkflowChild } from "./testing/run-workflow-child.ts";

const SEEDS = Array.from({ length: Number(process.env["KILL_SEEDS"] ?? 2) }, (_, seed) => seed);
const RANDOM_RUNS = Number(process.env["KILL_RUNS"] ?? 12);
const HOUR_MS = 60 * 60_000;
const NOTHING = { facts: { isMember: false, isBlocked: false, isDeleted: false, assignments: [] } };

/** Where the worker dies, how often it comes there in a run, and whether the hour of the wait is over. */
const POINTS: readonly [name: string, point: RunPoint, times: number, isLate: boolean][] = [
  ["W1", "step claimed", 3, false],
  ["W2", "step done", 2, false],
  ["W3", "timer set", 1, false],
  ["W4", "timer fired", 1, true],
  ["W5", "branch taken", 1, true],
  ["W6", "effect kept", 3, false],
  ["W6", "effect done", 3, false],
  ["W8", "run ended", 1, true],
];

let tenant: PracticeTenant;
let app: TargetApp;
beforeAll(async () => {
  [tenant] = await Promise.all([PracticeTenant.start(), bundleWorkflowChild()]);
  await tenant.grant([...ALL_PERMISSIONS, "Group.ReadWrite.All"]);
  app = await findApp(tenant, "Figma");
}, 60_000);
afterAll(() => {
  removeWorkflowChild();
  tenant?.stop();
});

/** Revoke, two baseline groups, an hour's wait, a branch with a request, a message. */
const DOCUMENT = (person: string): WorkflowDocument => ({
  trigger: { kind: "manual" },
  conditions: { match: "all", list: [] },
  steps: [
    {
      id: "revoke",
      kind: "action",
      onFailure: "stop",
      actionKey: "revoke-user-sessions",
      subject: "person",
      inputs: {},
      ends: null,
    },
    { id: "baseline", kind: "baseline", onFailure: "stop" },
    { id: "wait", kind: "wait", onFailure: "stop", until: { kind: "hours", hours: 1 } },
    {
      id: "fork",
      kind: "branch",
      onFailure: "stop",
      when: { match: "all", list: [{ kind: "has-manager", is: false }] },
      yes: [
        {
          id: "follow",
          kind: "request",
          onFailure: "stop",
          serviceKey: "something-else",
          title: "Look after {person}",
          text: "",
        },
      ],
      no: [],
    },
    {
      id: "tell",
      kind: "message",
      onFailure: "continue",
      to: { kind: "named", objectId: person, displayName: "P" },
      subject: "Done",
      text: "Done.",
    },
  ],
});

type Bed = { desk: ActionDesk; path: string; targets: [Target, Target]; runIds: string[]; close: () => void };

/** A desk with a published workflow, and that many runs for the same person in the queue. */
async function bedOf(runs: number): Promise<Bed> {
  const { desk, path, close } = fileDesk(tenant);
  const targets: [Target, Target] = [await newTarget(tenant, app), await newTarget(tenant, app)];
  for (const target of targets) desk.mirror(target, NOTHING.facts);
  ensureServices(desk.db);
  const admin = desk.context("admin");
  const list = targets.map(({ group }) => ({ objectId: group, displayName: "G" }));
  const at = { updatedAt: 0, updatedByName: "Test" };
  desk.db
    .insert(appBundles)
    .values({ id: newId(), departmentKey: "", department: "", groups: list, apps: [], version: 1, ...at })
    .run();
  const { id } = createWorkflow(admin, { templateKey: null });
  const document = DOCUMENT(targets[0].person);
  const draft = { id, draftVersion: 0, name: "Kill", description: "", dailyLimit: 50, document };
  publishWorkflow(admin, { id, draftVersion: saveWorkflow(admin, draft).draftVersion });
  const runIds = Array.from(
    { length: runs },
    () => startByHand(admin, { id, personObjectId: targets[0].person }).runId,
  );
  return { desk, path, targets, runIds, close };
}

/** The worker comes by with time passing, until every run is over. */
async function goOn({ desk }: Bed): Promise<void> {
  const ctx = { db: desk.db, clock: desk.clock, actor: workerActor };
  for (let turns = 0; turns < 60; turns += 1) {
    await desk.reconcile(20 * 60_000);
    while ((await settleWorkflows(ctx, { open: desk.tools })) > 0);
    const open = desk.db
      .select()
      .from(workflowRuns)
      .all()
      .filter(({ finishedAt }) => finishedAt === null);
    if (open.length === 0) return;
    desk.pass(10 * 60_000);
  }
  throw new Error("A run is stuck.");
}

/** Each step once, each effect once in the tenant, one request and one message a run. */
async function expectOnce({ desk, targets, runIds }: Bed, since: number, seed: number): Promise<void> {
  const runs = desk.db.select().from(workflowRuns).all();
  expect(
    runs.map(({ state, message }) => `${state} ${message ?? ""}`),
    `seed ${seed}`,
  ).toEqual(runIds.map(() => "Completed "));
  const steps = desk.db.select().from(workflowSteps).all();
  expect(steps).toHaveLength(6 * runIds.length);
  expect(steps.every(({ state }) => state === "Completed")).toBe(true);
  expect(desk.db.select().from(workflowEffects).all()).toHaveLength(3 * runIds.length);
  expect(desk.db.select().from(requests).all()).toHaveLength(1 + runIds.length);
  const told = desk.db.select().from(messages).where(eq(messages.kind, "workflow-message")).all();
  expect(told).toHaveLength(runIds.length);
  const effects = (await tenant.effects(since)).filter(
    ({ objectId }) => objectId === targets[0].person || targets.some(({ group }) => group === objectId),
  );
  const ids = effects.map(({ clientRequestId }) => clientRequestId);
  expect(new Set(ids).size).toBe(ids.length);
  // Memberships once, however many runs wanted them; sessions once a run.
  expect(effects.filter(({ objectId }) => targets.some(({ group }) => group === objectId))).toHaveLength(2);
  expect(effects.filter(({ objectId }) => objectId === targets[0].person).length).toBeGreaterThanOrEqual(1);
  expect(effects.filter(({ objectId }) => objectId === targets[0].person).length).toBeLessThanOrEqual(
    runIds.length,
  );
  const open = desk
    .runs()
    .filter(({ state }) => state === "intent" || state === "sent" || state === "unknown");
  expect(open).toEqual([]);
}

test.each(POINTS)(
  `F29, F41 killed at %s (%s), a run takes every step once (${SEEDS.length} seeds)`,
  async (_name, point, times, isLate) => {
    for (const seed of SEEDS) {
      const bed = await bedOf(1);
      const since = (await tenant.effects()).length;
      const order = { path: bed.path, url: tenant.url, undo: null };
      if (isLate) await runWorkflowChild({ ...order, aheadMs: 0, die: null });
      const die = { point, nth: (seed % times) + 1 };
      const dead = await runWorkflowChild({ ...order, aheadMs: isLate ? HOUR_MS + 60_000 : 0, die });
      expect(dead).toEqual({ signal: "SIGKILL", hasReached: true });
      await goOn(bed);
      await expectOnce(bed, since, seed);
      bed.close();
    }
  },
  60_000 + SEEDS.length * 10_000,
);

test(
  `W7 killed while a run is taken back, each inverse happens once (${SEEDS.length} seeds)`,
  async () => {
    for (const seed of SEEDS) {
      const bed = await bedOf(1);
      await goOn(bed);
      const since = (await tenant.effects()).length;
      const [runId = ""] = bed.runIds;
      const order = {
        path: bed.path,
        url: tenant.url,
        aheadMs: 2 * HOUR_MS,
        undo: { runId, agentId: bed.desk.agentId },
      };
      const dead = await runWorkflowChild({ ...order, die: { point: "undo done", nth: (seed % 2) + 1 } });
      expect(dead.hasReached).toBe(true);
      await runWorkflowChild({ ...order, die: null });
      const effects = await tenant.effects(since);
      const ofGroups = effects.filter(({ objectId }) => bed.targets.some(({ group }) => group === objectId));
      expect(ofGroups, `seed ${seed}`).toHaveLength(2);
      bed.close();
    }
  },
  60_000 + SEEDS.length * 10_000,
);

test(
  `random kills while ${RANDOM_RUNS} runs go on: every step once, none stuck`,
  async () => {
    const bed = await bedOf(RANDOM_RUNS);
    const since = (await tenant.effects()).length;
    const order = { path: bed.path, url: tenant.url, undo: null, die: null };
    // Deaths at moments that nobody chose: from before it is up to in the middle of everything.
    for (let kills = 0; kills < Math.max(6, RANDOM_RUNS / 10); kills += 1)
      await runWorkflowChild({ ...order, aheadMs: kills * 20 * 60_000 }, 250 + ((kills * 7_919) % 900));
    await goOn(bed);
    await expectOnce(bed, since, 0);
    bed.close();
  },
  120_000 + RANDOM_RUNS * 2_000,
);
