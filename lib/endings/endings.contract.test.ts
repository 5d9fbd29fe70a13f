import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accessEndings } from "#db/schema/index.ts";
import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { submitAction } from "#lib/approvals/submit-action.ts";
import { ActionDesk, ALL_PERMISSIONS } from "#lib/approvals/testing/action-desk.ts";
import { findApp, newTarget, prepare } from "#lib/approvals/testing/desk-bed.ts";
import { PracticeTenant } from "#lib/approvals/testing/practice-tenant.ts";
import { effectsOn } from "#lib/approvals/testing/run-invariants.ts";
import { inputOf, type Target, type TargetApp } from "#lib/approvals/testing/target.ts";
import type { RunPoint } from "#lib/entra/actions/run-types.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { workerActor } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { settleEndings } from "./settle-endings.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let tenant: PracticeTenant;
let app: TargetApp;
let desk: ActionDesk;
let target: Target;
beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant([...ALL_PERMISSIONS, "Group.ReadWrite.All"]);
  app = await findApp(tenant, "Figma");
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  target = await newTarget(tenant, app);
  desk = new ActionDesk(tenant);
  await prepare(desk, ACTIONS["add-user-to-group"], target);
  await tenant.calm();
});

/** Gives access for an hour, and lets the hour pass. */
async function giveForAnHour(key: ActionKey): Promise<void> {
  const endsAt = desk.clock.now() + HOUR_MS;
  const what = { actionKey: key, subjectObjectId: target.person, input: inputOf(ACTIONS[key], target) };
  const how = { requestId: desk.requestId, idempotencyKey: newId(), endsAt };
  const outcome = await submitAction(desk.context(), { ...what, ...how }, desk.tools);
  expect(outcome.status).toBe("done");
  await desk.reconcile(5 * MINUTE_MS);
  desk.pass(HOUR_MS);
}

function turn(open: OpenActionTools = desk.tools): Promise<string> {
  const ctx = { db: desk.db, clock: desk.clock, actor: workerActor };
  return settleEndings(ctx, open, async () => desk.clock.now());
}
const ending = () => desk.db.select().from(accessEndings).get();

/** A worker that dies where it has come to `point`. */
const dyingAt =
  (point: RunPoint): OpenActionTools =>
  () => ({
    ...desk.tools(),
    onPoint: (reached) => {
      if (reached === point) throw new Error("killed");
    },
  });

test("a membership given for an hour is gone from Entra when the hour is over", async () => {
  await giveForAnHour("add-user-to-group");
  expect((await desk.real(target)).isMember).toBe(true);
  await turn();
  expect((await desk.real(target)).isMember).toBe(false);
  const run = desk.runs().at(-1);
  expect(run).toMatchObject({ actorId: "worker", reason: "Access ended on its date", state: "done" });
  expect(ending()).toMatchObject({ state: "Completed", endRunId: run?.id, attempts: 1 });
  expect(desk.timeline().map(({ actionRunId }) => actionRunId)).toContain(run?.id);
  expect(desk.audit().map(({ event }) => event)).toContain("ending.completed");
});

test("an app given for an hour is gone, and what was assigned before stays", async () => {
  await giveForAnHour("assign-application-to-user");
  expect(await desk.realAssignments(target)).toHaveLength(1);
  await turn();
  expect(await desk.realAssignments(target)).toEqual([]);
  expect(ending()?.state).toBe("Completed");
});

test("what a person took away by hand is already so, and over", async () => {
  await giveForAnHour("add-user-to-group");
  await desk.submit(ACTIONS["remove-user-from-group"], target);
  expect(ending()?.state).toBe("Cancelled");
  const before = desk.runs().length;
  expect(await turn()).toBe("idle");
  expect(desk.runs()).toHaveLength(before);
});

test("a lost answer is waited for, not repeated", async () => {
  await giveForAnHour("add-user-to-group");
  await tenant.calm();
  await tenant.fault({
    match: { method: "DELETE", path: "/members/", times: 1 },
    phase: "after-effect",
    effect: { reset: true },
  });
  await turn();
  for (let n = 0; n < 6 && ending()?.state === "Waiting"; n += 1) {
    desk.pass(MINUTE_MS);
    await desk.reconcile(MINUTE_MS);
    await turn();
  }
  expect(ending()).toMatchObject({ state: "Completed", attempts: 1 });
  expect((await tenant.writes()).filter(({ method }) => method === "DELETE")).toHaveLength(1);
});

test.each<RunPoint>(["before intent", "intent kept", "sent kept", "answered", "result kept"])(
  "a worker that dies at “%s” leaves it to the next one: one effect",
  async (point) => {
    await giveForAnHour("add-user-to-group");
    const since = (await tenant.effects()).at(-1)?.seq ?? 0;
    await turn(dyingAt(point));
    for (let n = 0; n < 12 && ending()?.state === "Waiting"; n += 1) {
      desk.pass(MINUTE_MS);
      await desk.reconcile(MINUTE_MS);
      await turn();
    }
    expect(ending()?.state).toBe("Completed");
    expect((await desk.real(target)).isMember).toBe(false);
    expect(await effectsOn(desk, target, since)).toHaveLength(1);
  },
);

test("two workers end it once", async () => {
  await giveForAnHour("add-user-to-group");
  const since = (await tenant.effects()).at(-1)?.seq ?? 0;
  await Promise.all([turn(), turn(), turn()]);
  expect(await effectsOn(desk, target, since)).toHaveLength(1);
  expect(desk.runs().filter(({ actorId }) => actorId === "worker")).toHaveLength(1);
});

test("an extension through the gate keeps the access past the first date", async () => {
  await giveForAnHour("add-user-to-group");
  const endsAt = desk.clock.now() + HOUR_MS;
  const input = inputOf(ACTIONS["add-user-to-group"], target);
  const what = { actionKey: "add-user-to-group", subjectObjectId: target.person, input };
  const outcome = await submitAction(
    desk.context(),
    { ...what, requestId: desk.requestId, idempotencyKey: newId(), endsAt },
    desk.tools,
  );
  expect(outcome.message).toMatch(/is already a member of .*\. It ends on .* now\.$/);
  await turn();
  expect((await desk.real(target)).isMember).toBe(true);
  desk.pass(HOUR_MS);
  await turn();
  expect((await desk.real(target)).isMember).toBe(false);
});
