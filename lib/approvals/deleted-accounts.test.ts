import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { memberships } from "#db/schema/index.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { user } from "#lib/entra/graph/paths.ts";
import { newId } from "#lib/platform/ids.ts";
import { ActionDesk, ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { findApp, newTarget, prepare } from "./testing/desk-bed.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import type { Target } from "./testing/target.ts";
import { undoAction } from "./undo-action.ts";

const DAY = 24 * 60 * 60_000;
const remove = ACTIONS["delete-user"];
const restore = ACTIONS["restore-user"];

let tenant: PracticeTenant;
let desk: ActionDesk;
let target: Target;
beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant(ALL_PERMISSIONS);
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  desk = new ActionDesk(tenant);
  target = await newTarget(tenant, await findApp(tenant, "Figma"));
});

const undo = (runId: string | null) =>
  undoAction(desk.context(), { runId: runId ?? "", idempotencyKey: newId() }, desk.tools);

test("a person whose user name was taken meanwhile is not restored, with why and what to do", async () => {
  const { body } = await desk.graph.get(user(target.person, { select: "userPrincipalName" }));
  await prepare(desk, restore, target);
  const userPrincipalName = String(body?.["userPrincipalName"]);
  await tenant.edit({ op: "create-user", displayName: "Namesake", userPrincipalName });
  const outcome = await desk.submit(restore, target);
  expect(outcome).toMatchObject({ status: "failed", reason: "name-taken" });
  expect(outcome.message).toContain("Another account in Entra has this person's user name");
  expect(desk.mirrored(target).isDeleted).toBe(true);
});

test("undoing a deletion brings the person back with what they had", async () => {
  await prepare(desk, remove, target);
  desk.believeMember(target);
  const { runId } = await desk.submit(remove, target);
  expect(await desk.isInBin(target)).toBe(true);
  expect(await undo(runId)).toMatchObject({ status: "done" });
  expect(await desk.isInBin(target)).toBe(false);
  expect(desk.mirrored(target).isDeleted).toBe(false);
  expect(desk.db.select().from(memberships).all()).toHaveLength(1);
});

test("a deletion can't be undone once Entra has let go of the account", async () => {
  await prepare(desk, remove, target);
  const { runId } = await desk.submit(remove, target);
  desk.pass(31 * DAY);
  await expect(undo(runId)).rejects.toMatchObject({ code: "not-possible" });
});

test("nothing but Restore user is possible on somebody deleted, and it is not possible on yourself", async () => {
  await prepare(desk, restore, target);
  expect(await desk.submit(ACTIONS["block-sign-in"], target)).toMatchObject({
    status: "refused",
    reason: "deleted",
  });
  const self = { ctx: desk.context("admin", target.person) };
  expect(await desk.submit(restore, target, self)).toMatchObject({ reason: "yourself" });
  expect(await desk.submit(restore, target)).toMatchObject({ status: "done" });
});

test("a deletion needs the person's name typed", async () => {
  await prepare(desk, remove, target);
  desk.db.$client.exec("UPDATE people SET display_name = 'Somebody Else'");
  await expect(desk.submit(remove, target)).rejects.toMatchObject({
    code: "invalid-input",
    message: "Type Somebody Else to confirm.",
  });
  expect(await desk.isInBin(target)).toBe(false);
});
