import { afterAll, beforeAll, expect, test } from "vitest";
import { listActions } from "#lib/entra/actions/registry.ts";
import { SENT_LEASE_MS } from "#lib/entra/actions/run-state.ts";
import { newId } from "#lib/platform/ids.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import type { ChildPoint } from "./testing/desk-child.ts";
import { fileDesk, findApp, newTarget, prepare } from "./testing/desk-bed.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import { bundleDeskChild, removeDeskChild, startDeskChild } from "./testing/run-desk-child.ts";
import { effectsOn, expectInvariants, stepsOf } from "./testing/run-invariants.ts";
import type { TargetApp } from "./testing/target.ts";

/** Kills at each point. */
const KILLS = Number(process.env["KILL_SEEDS"] ?? 4);
/** A seed chooses the action and the person; every point begins where the one before ended. */
const FAIR = listActions();

/** Where the process dies, and how the run then goes on without it. */
const POINTS: readonly [name: string, point: ChildPoint, steps: readonly (readonly string[])[]][] = [
  ["A1", "before intent", [[]]],
  ["A2", "intent kept", [["intent", "failed"]]],
  ["A2", "sent kept", [["intent", "sent", "unknown", "failed"]]],
  ["A3", "socket open", [["intent", "sent", "unknown", "failed"]]],
  // What the dead process sent may still arrive whole.
  [
    "A4",
    "request sent",
    [
      ["intent", "sent", "unknown", "verified"],
      ["intent", "sent", "unknown", "failed"],
    ],
  ],
  ["A5", "effect applied", [["intent", "sent", "unknown", "verified"]]],
  ["A6", "reply read", [["intent", "sent", "unknown", "verified"]]],
  ["A7", "answered", [["intent", "sent", "unknown", "verified"]]],
  ["A8", "result kept", [["intent", "sent", "done", "verified"]]],
  // The timeline and the audit are written with the result or not at all.
  ["A9", "inside result", [["intent", "sent", "unknown", "verified"]]],
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
  `F29 killed at %s (%s), an action has one effect at most and ends by itself (${KILLS} kills)`,
  async (_name, point, steps) => {
    const first = POINTS.findIndex((each) => each[1] === point) * KILLS;
    for (let seed = first; seed < first + KILLS; seed += 1) {
      const seen = await killAndGoOn(point, seed);
      expect(steps, `seed ${seed}`).toContainEqual(seen);
    }
  },
  60_000 + KILLS * 10_000,
);

/** Kills a process at the point, lets time pass, clicks again; the steps that the dead process's run took. */
async function killAndGoOn(point: ChildPoint, seed: number): Promise<string[]> {
  const action = FAIR[seed % FAIR.length];
  if (action === undefined) throw new Error("there are no actions");
  const isGuest = seed % 4 === 3 && !action.makesPassword;
  const target = await newTarget(tenant, app, isGuest ? "Guest" : "Member");
  const { desk, path, close } = fileDesk(tenant);
  await prepare(desk, action, target);
  const since = (await tenant.effects()).length;
  const wish = desk.wish(action, target);
  const order = { path, url: tenant.url, agentId: desk.agentId, wishes: [wish] };
  const end = { signal: "SIGKILL", point } as const;
  const dead = await startDeskChild({ ...order, end }).ended;
  expect(dead).toEqual({ signal: "SIGKILL", outcomes: [] });

  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(20 * 60_000);
  const [run] = desk.runs();
  const seen = run === undefined ? [] : stepsOf(desk, run);
  const effects = await effectsOn(desk, target, since);
  expect(effects).toHaveLength(seen.at(-1) === "verified" ? 1 : 0);
  for (const { at } of effects) expect(at).toBeGreaterThanOrEqual(run?.sentAt ?? Infinity);
  await expectInvariants(desk, target, effects);

  // The same form once more: the same run, and nothing is sent again. Where none was kept, it begins now.
  const again = await desk.submit(action, target, { key: wish.idempotencyKey });
  expect(again.status).toBe(seen.at(-1) === "failed" ? "failed" : "done");
  expect(desk.runs()).toHaveLength(1);
  if (run !== undefined) expect(again.runId).toBe(run.id);
  // And a new click brings about what is missing.
  if (again.status === "failed")
    expect((await desk.submit(action, target, { key: newId() })).status).toBe("done");
  await desk.reconcile(20 * 60_000);
  const all = await effectsOn(desk, target, since);
  expect(all).toHaveLength(1);
  await expectInvariants(desk, target, all);
  close();
  return seen;
}
