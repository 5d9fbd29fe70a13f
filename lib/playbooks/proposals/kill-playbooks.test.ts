import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  members,
  playbookProposals,
  requests,
  timelineEntries,
  workflowEffects,
  workflowRuns,
  workflowSteps,
} from "#db/schema/index.ts";
import { ALL_PERMISSIONS, type ActionDesk } from "#lib/approvals/testing/action-desk.ts";
import { fileDesk, findApp, newTarget } from "#lib/approvals/testing/desk-bed.ts";
import { PracticeTenant, TENANT_ID } from "#lib/approvals/testing/practice-tenant.ts";
import type { Target, TargetApp } from "#lib/approvals/testing/target.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import type { RunPoint } from "#lib/workflows/run-point.ts";
import { settleWorkflows } from "#lib/workflows/settle-workflows.ts";
import {
  bundleWorkflowChild,
  removeWorkflowChild,
  runWorkflowChild,
} from "#lib/workflows/testing/run-workflow-child.ts";
import { createPlaybook } from "../create-playbook.ts";
import { putInForce } from "../put-in-force.ts";
import { savePlaybook } from "../save-playbook.ts";
import type { PlaybookDocument } from "../schema.ts";
import { ALWAYS, PLAYBOOK_TEMPLATES } from "../shipped/templates.ts";
import { runProposal } from "./run-proposal.ts";

const SEEDS = Array.from({ length: Number(process.env["KILL_SEEDS"] ?? 1) }, (_, seed) => seed);
const POINTS: readonly [point: RunPoint, times: number][] = [
  ["step claimed", 4],
  ["step done", 2],
  ["effect done", 2],
  ["effect kept", 2],
  ["run ended", 1],
];

let tenant: PracticeTenant;
let app: TargetApp;
beforeAll(async () => {
  [tenant] = await Promise.all([PracticeTenant.start(), bundleWorkflowChild()]);
  await tenant.grant([...ALL_PERMISSIONS]);
  app = await findApp(tenant, "Figma");
}, 60_000);
afterAll(() => {
  removeWorkflowChild();
  tenant?.stop();
});

/** Sessions, a group, a request for people and an answer: two actions and two things that are done at once. */
function documentOf(): PlaybookDocument {
  const [group, lost] = ["group-access", "lost-device"].map(
    (key) => PLAYBOOK_TEMPLATES.find((template) => template.key === key)?.document,
  );
  if (group === undefined || lost === undefined) throw new Error("The templates are gone.");
  const say = { id: "say", kind: "reply", text: "Done, {requester}.", ...ALWAYS } as const;
  return { ...group, steps: [...lost.steps, ...group.steps, say] };
}

function asMember({ actor, ...ctx }: Context): MemberContext {
  if (actor.kind !== "member") throw new Error("This is no member.");
  return { ...ctx, actor };
}

type Bed = { desk: ActionDesk; path: string; target: Target; close: () => void };

/** A desk where an agent has clicked, and the worker has not come by. */
async function bedOf(): Promise<Bed> {
  const { desk, path, close } = fileDesk(tenant);
  const { db } = desk;
  const target = await newTarget(tenant, app);
  desk.mirror(target, { isMember: false, isBlocked: false, isDeleted: false, assignments: [] });
  ensureServices(db);
  const requester = { id: newId(), email: `${target.person}@calder.example`, displayName: "Requester" };
  db.insert(members)
    .values({ ...requester, role: "employee", objectId: target.person, tenantId: TENANT_ID, createdAt: 0 })
    .run();
  db.update(requests).set({ requesterId: requester.id }).run();
  const admin = asMember(desk.context("admin"));
  const { id: playbookId } = createPlaybook(admin, { templateKey: "group-access" });
  savePlaybook(admin, { playbookId, draftVersion: 0, name: "Kill", document: documentOf() });
  putInForce(admin, playbookId);
  const proposalId = newId();
  const group = {
    key: "group",
    label: "Group",
    kind: "group",
    value: target.group,
    text: "G",
    source: "agent",
  };
  const at = { createdAt: 0, updatedAt: 0 };
  const because = { by: "matcher", score: 1, words: [], cautions: [], isByService: false };
  const row = { id: proposalId, requestId: desk.requestId, playbookId, version: 1, because, inputs: [group] };
  db.insert(playbookProposals)
    .values({ ...row, state: "Proposed", ...at })
    .run();
  runProposal(asMember(desk.context()), { proposalId });
  return { desk, path, target, close };
}

/** The worker comes by with time passing, until the run is over. */
async function goOn({ desk }: Bed): Promise<void> {
  const ctx = { db: desk.db, clock: desk.clock, actor: workerActor };
  for (let turns = 0; turns < 30; turns += 1) {
    await desk.reconcile(20 * 60_000);
    while ((await settleWorkflows(ctx, { open: desk.tools })) > 0);
    if (desk.db.select().from(workflowRuns).get()?.finishedAt != null) return;
    desk.pass(10 * 60_000);
  }
  throw new Error("The run is stuck.");
}

async function expectOnce({ desk, target }: Bed, since: number): Promise<void> {
  const { db } = desk;
  expect(db.select().from(workflowRuns).all()).toMatchObject([{ state: "Completed", message: null }]);
  const steps = db.select().from(workflowSteps).all();
  expect(steps.map(({ stepId, state }) => `${stepId} ${state}`)).toEqual([
    "revoke Completed",
    "incident Completed",
    "add Completed",
    "say Completed",
  ]);
  expect(db.select().from(workflowEffects).all()).toHaveLength(2);
  expect(db.select().from(requests).all()).toHaveLength(2);
  const said = db.select().from(timelineEntries).where(eq(timelineEntries.requestId, desk.requestId)).all();
  expect(said.filter(({ body }) => body === "Done, Requester.")).toHaveLength(1);
  const effects = await tenant.effects(since);
  const own = effects.filter(({ objectId }) => objectId === target.person || objectId === target.group);
  expect(own).toHaveLength(2);
  expect(new Set(own.map(({ clientRequestId }) => clientRequestId)).size).toBe(2);
}

test.each(POINTS)(
  `killed at “%s”, a playbook takes every step once (${SEEDS.length} seeds)`,
  async (point, times) => {
    for (const seed of SEEDS) {
      const bed = await bedOf();
      const since = (await tenant.effects()).length;
      const die = { point, nth: (seed % times) + 1 };
      const order = { path: bed.path, url: tenant.url, undo: null, aheadMs: 0 };
      const dead = await runWorkflowChild({ ...order, die });
      expect(dead).toEqual({ signal: "SIGKILL", hasReached: true });
      await goOn(bed);
      await expectOnce(bed, since);
      bed.close();
    }
  },
  60_000 + SEEDS.length * 10_000,
);
