import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approvals, members, settings } from "#db/schema/index.ts";
import { PAUSE_KEY, writeSetting } from "#lib/entra/protection/data.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { SENT_LEASE_MS } from "#lib/entra/actions/run-state.ts";
import { newId } from "#lib/platform/ids.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { decideApproval } from "./decide-approval.ts";
import { saveRule } from "./rules/save-rule.ts";
import type { RuleInput } from "./rules/schema.ts";
import { settleApprovals } from "./settle-approvals.ts";
import { ALL_PERMISSIONS, type ActionDesk } from "./testing/action-desk.ts";
import { agentOf } from "./testing/agent.ts";
import { fileDesk, findApp, newTarget, prepare } from "./testing/desk-bed.ts";
import type { ChildPoint } from "./testing/desk-child.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import { bundleDeskChild, removeDeskChild, startDeskChild } from "./testing/run-desk-child.ts";
import { effectsOn, expectInvariants } from "./testing/run-invariants.ts";
import type { TargetApp } from "./testing/target.ts";

const SEEDS = Array.from({ length: Number(process.env["KILL_SEEDS"] ?? 3) }, (_, seed) => seed);
const FAIR = [
  "add-user-to-group",
  "block-sign-in",
  "assign-application-to-user",
  "remove-user-from-group",
  "unblock-sign-in",
] as const;
const ANY_ADMIN: RuleInput = {
  actionKey: "",
  serviceKey: "something-else",
  approver: "admin",
  named: [],
  needs: "one",
  expiresAfterHours: 24,
  fallback: "admin",
  fallbackNamed: [],
};

/** Where the process of the one who approves dies; how the approval then stands; how many runs there are in the end. */
const POINTS: readonly [name: string, point: ChildPoint, state: string, runs: number][] = [
  ["P1", "inside vote", "Pending", 1],
  ["P2", "inside decision", "Pending", 1],
  ["P2", "decided", "Approved", 1],
  ["P3", "digest checked", "Approved", 1],
  ["P4", "inside use", "Approved", 1],
  // The intent was kept and never left: the approval is given back, and what was approved runs after all.
  ["P4", "intent kept", "Approved", 2],
  ["P4", "effect applied", "Approved", 1],
];

let tenant: PracticeTenant;
let app: TargetApp;
beforeAll(async () => {
  [tenant] = await Promise.all([PracticeTenant.start(), bundleDeskChild()]);
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Group.ReadWrite.All"]);
  app = await findApp(tenant, "Figma");
}, 60_000);
afterAll(() => {
  removeDeskChild();
  tenant?.stop();
});

test.concurrent.each(POINTS)(
  `F29 killed at %s (%s), what was approved runs once (${SEEDS.length} seeds)`,
  async (_name, point, state, runs) => {
    for (const seed of SEEDS) await killAndGoOn(point, seed, { state, runs });
  },
  60_000 + SEEDS.length * 5_000,
);

async function killAndGoOn(
  point: ChildPoint,
  seed: number,
  wanted: { state: string; runs: number },
): Promise<void> {
  const action = ACTIONS[FAIR[seed % FAIR.length] ?? FAIR[0]];
  const target = await newTarget(tenant, app);
  const { desk, path, close } = fileDesk(tenant);
  await prepare(desk, action, target);
  const adminId = addAdmin(desk);
  const admin = { ...desk.context(), actor: agentOf(adminId, "admin") };
  const { approvalId = "" } = await desk.submit(action, target);
  expect(approvalId).not.toBe("");
  const since = (await tenant.effects()).length;
  const isBeforeRun = point === "decided";
  const pause = { at: desk.clock.now(), byName: "Amara Okafor", why: "Test" };
  if (isBeforeRun) writeSetting(desk.db, desk.clock.now(), PAUSE_KEY, pause);

  const order = { path, url: tenant.url, agentId: desk.agentId, wishes: [] };
  const end = { signal: "SIGKILL", point } as const;
  const dead = await startDeskChild({ ...order, decide: { approvalId, adminId }, end }).ended;
  expect(dead.signal).toBe("SIGKILL");
  expect(readApproval(desk, approvalId)?.state).toBe(wanted.state);

  // Time passes, the worker comes by; a vote that was lost is given again.
  if (isBeforeRun) desk.db.delete(settings).where(eq(settings.key, PAUSE_KEY)).run();
  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(20 * 60_000);
  if (wanted.state === "Pending")
    await decideApproval(admin, { approvalId, decision: "Approved", note: "" }, desk.tools);
  await settleApprovals(admin, desk.tools);
  await settleApprovals(admin, desk.tools);
  await desk.reconcile(20 * 60_000);

  const effects = await effectsOn(desk, target, since);
  expect(effects, `seed ${seed}`).toHaveLength(1);
  expect(desk.runs().map(({ approvalId: id }) => id)).toEqual(
    Array.from({ length: wanted.runs }, () => approvalId),
  );
  const approval = readApproval(desk, approvalId);
  expect(approval).toMatchObject({ state: "Approved", voidReason: null, runId: desk.runs().at(-1)?.id });
  expect(desk.runs().at(-1)?.state).toBe("verified");
  await expectInvariants(desk, target, effects);
  close();
}

/** Another admin, and the rule that asks any of them. */
function addAdmin(desk: ActionDesk): string {
  const id = newId();
  const row = { id, email: "amara@calder.example", displayName: "Amara Okafor", role: "admin" } as const;
  desk.db
    .insert(members)
    .values({ ...row, createdAt: 0 })
    .run();
  const ctx = { ...desk.context(), actor: agentOf(id, "admin") };
  ensureServices(desk.db);
  saveRule(ctx, ANY_ADMIN);
  return id;
}

const readApproval = (desk: ActionDesk, id: string) =>
  desk.db.select().from(approvals).where(eq(approvals.id, id)).get();
