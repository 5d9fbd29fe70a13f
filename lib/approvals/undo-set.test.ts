import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { groups } from "#db/schema/index.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { ActionDesk, ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { findApp, newTarget } from "./testing/desk-bed.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import { firstRole, giveReal, inputOf, prepareReal, type Target, type TargetApp } from "./testing/target.ts";
import { submitAction } from "./submit-action.ts";
import { undoAction } from "./undo-action.ts";
import { readUndoSet } from "./undo-set-data.ts";

const DAY_MS = 24 * 60 * 60_000;
const LEAVING: ActionKey[] = [
  "remove-user-from-group",
  "remove-application-from-user",
  "block-sign-in",
  "revoke-user-sessions",
  "delete-user",
];

let tenant: PracticeTenant;
let app: TargetApp;
let desk: ActionDesk;
let target: Target;
beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Group.ReadWrite.All"]);
  app = await findApp(tenant, "Figma");
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  desk = new ActionDesk(tenant);
  target = await newTarget(tenant, app);
  const prepared = await prepareReal(desk, ACTIONS["remove-user-from-group"], target);
  const assignmentId = await giveReal(desk, target, target.person);
  const assignments = assignmentId === null ? [] : [{ assignmentId, roleId: firstRole(target) }];
  desk.mirror(target, { ...prepared, assignments });
});

async function act(key: ActionKey): Promise<void> {
  const name = `Person ${target.person.slice(0, 8)}`;
  const what = { actionKey: key, subjectObjectId: target.person, input: inputOf(ACTIONS[key], target) };
  const how = { requestId: desk.requestId, idempotencyKey: newId(), typedName: name };
  const outcome = await submitAction(desk.context(), { ...what, ...how }, desk.tools);
  expect([key, outcome.status]).toEqual([key, "done"]);
  // Two runs at the same moment have no order.
  desk.pass(1_000);
}
const read = (requestId: string | null = desk.requestId) =>
  readUndoSet(desk.context(), target.person, requestId);
const undoAll = async () => {
  const outcomes = [];
  for (const { runId } of read().steps)
    outcomes.push(await undoAction(desk.context(), { runId, idempotencyKey: newId() }, desk.tools));
  return outcomes.map(({ status }) => status);
};

describe("a rehire", () => {
  test("gets everything back in order, and is told what stays", async () => {
    for (const key of LEAVING) await act(key);
    const person = `Person ${target.person.slice(0, 8)}`;
    const set = read();
    expect(set.steps.map(({ text }) => text.replace(/ \(.*\)$/, ""))).toEqual([
      `Restore ${person} in Entra`,
      `Unblock sign-in for ${person}`,
      `Assign Figma to ${person}`,
      `Add ${person} to Group ${target.group.slice(0, 8)}`,
    ]);
    expect(set.kept).toMatchObject([{ why: expect.stringContaining("signs in again") }]);
    expect(await undoAll()).toEqual(["done", "done", "done", "done"]);
    expect(await desk.real(target)).toMatchObject({ isMember: true, isBlocked: false });
    expect(await desk.realAssignments(target)).toHaveLength(1);
    expect(read().steps).toEqual([]);
  });

  test("does not get back what an out-of-scope group gave, and hears why", async () => {
    await act("remove-user-from-group");
    desk.db.update(groups).set({ inScope: false }).run();
    expect(read()).toMatchObject({ steps: [], kept: [{ why: expect.stringMatching(/out of scope/) }] });
  });

  test("does not get back what is there again already", async () => {
    await act("remove-user-from-group");
    desk.believeMember(target);
    expect(read()).toMatchObject({ steps: [], kept: [{ why: expect.stringMatching(/^Nothing to do/) }] });
  });

  test("is offered what happened on the request, or on all of them", async () => {
    await act("remove-user-from-group");
    expect(read(null).steps).toHaveLength(1);
    expect(read(newId())).toEqual({ steps: [], kept: [] });
  });
});

test("after thirty days nothing is offered, and the gate refuses it too", async () => {
  await act("block-sign-in");
  const [step] = read().steps;
  desk.pass(30 * DAY_MS);
  expect(read()).toEqual({ steps: [], kept: [] });
  const undo = undoAction(desk.context(), { runId: step?.runId ?? "", idempotencyKey: newId() }, desk.tools);
  await expect(undo).rejects.toThrow(/too long ago/);
});

test("refuses an employee", () => {
  expect(() => readUndoSet(desk.context("employee"), target.person, null)).toThrow(/role/);
});
