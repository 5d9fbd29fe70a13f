import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actionRuns, appRoles, assignments, connections } from "#db/schema/index.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import {
  pendingMirrorPatches,
  reapplyPendingMirrorPatches,
} from "#lib/entra/actions/pending-mirror-patches.ts";
import { appAssignment, servicePrincipals, userAppAssignments, users } from "#lib/entra/graph/paths.ts";
import { newId } from "#lib/platform/ids.ts";
import { submitAction } from "./submit-action.ts";
import { ActionDesk, ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import { giveReal, type Target, type TargetApp } from "./testing/target.ts";
import { undoAction } from "./undo-action.ts";

const assign = ACTIONS["assign-application-to-user"];
const remove = ACTIONS["remove-application-from-user"];

let tenant: PracticeTenant;
let figma: TargetApp;
let people: string[];
let desk: ActionDesk;
let target: Target;
let viewer: string;
let editor: string;

beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant(ALL_PERMISSIONS);
  const graph = tenant.graph();
  const apps = await graph.getPage(servicePrincipals({ select: "id,displayName,appRoles", top: 999 }));
  const app = apps.value.find((each) => each["displayName"] === "Figma");
  const roles: { id: string; displayName: string }[] = Array.isArray(app?.["appRoles"])
    ? app["appRoles"]
    : [];
  figma = {
    objectId: String(app?.["id"]),
    displayName: "Figma",
    roles: roles.map((role) => ({ roleId: role.id, displayName: role.displayName })),
  };
  people = [];
  for (const { id } of (await graph.getPage(users({ select: "id", top: 100 }))).value) {
    const held = await graph.getPage(userAppAssignments(String(id), { top: 999 }));
    if (held.value.every((row) => row["resourceId"] !== figma.objectId)) people.push(String(id));
  }
});
afterAll(() => tenant.stop());

beforeEach(async () => {
  const person = people.pop();
  if (person === undefined) throw new Error("The practice tenant has too few people for these tests.");
  target = { person, group: newId(), app: figma, way: "direct" };
  desk = new ActionDesk(tenant);
  const idOf = (name: string) => figma.roles.find((role) => role.displayName === name)?.roleId ?? "";
  [viewer, editor] = [idOf("Viewer"), idOf("Editor")];
  await tenant.calm();
});

/** Gives the person these roles in the tenant and in the mirror. */
async function hold(...roleIds: string[]): Promise<string[]> {
  const held = [];
  for (const roleId of roleIds) {
    const assignmentId = (await giveReal(desk, target, target.person, roleId)) ?? "";
    held.push({ assignmentId, roleId });
  }
  desk.mirror(target, { isMember: false, isBlocked: false, isDeleted: false, assignments: held });
  await tenant.calm();
  return held.map(({ assignmentId }) => assignmentId);
}

const submitWith = (action: typeof assign, access: string) =>
  submitAction(
    desk.context(),
    {
      actionKey: action.key,
      subjectObjectId: target.person,
      input: { appObjectId: figma.objectId, access },
      requestId: desk.requestId,
      idempotencyKey: newId(),
    },
    desk.tools,
  );
const undo = (runId: string | null) =>
  undoAction(desk.context(), { runId: runId ?? "", idempotencyKey: newId() }, desk.tools);
const realRoles = async () => (await desk.realAssignments(target)).map(({ roleId }) => roleId).toSorted();
const realIds = async () =>
  (await desk.realAssignments(target)).map(({ assignmentId }) => assignmentId).toSorted();
const refusal = { status: 403, body: { error: { code: "Authorization_RequestDenied", message: "No." } } };

describe("removing an app with several roles", () => {
  it("ends all of them, and Undo gives the same roles again", async () => {
    await hold(viewer, editor);
    const outcome = await submitWith(remove, "direct");
    expect(outcome).toMatchObject({ status: "done" });
    expect(await realRoles()).toEqual([]);
    expect(desk.mirroredAssignments()).toEqual([]);
    await desk.reconcile(5_000);
    expect(desk.runs()).toMatchObject([{ state: "verified" }]);
    expect(await undo(outcome.runId)).toMatchObject({ status: "done" });
    expect(await realRoles()).toEqual([viewer, editor].toSorted());
    expect(desk.mirroredAssignments()).toEqual(await realIds());
    expect(await tenant.writes()).toHaveLength(4);
  });

  it("says what remains when one of them is refused, and goes on from there", async () => {
    const ids = (await hold(viewer, editor)).toSorted();
    const last = ids[1] ?? "";
    const refused = { method: "DELETE", path: last, times: 1 };
    await tenant.fault({ match: refused, phase: "before-effect", effect: refusal });
    const outcome = await submitWith(remove, "direct");
    expect(outcome).toMatchObject({ status: "failed", reason: "refused" });
    expect(outcome.message).toMatch(/(Viewer was removed, Editor|Editor was removed, Viewer) remains\./);
    expect(outcome.message).not.toContain("nothing was changed");
    expect(await realIds()).toEqual([last]);
    expect(desk.mirroredAssignments()).toEqual([last]);
    expect(await submitWith(remove, "direct")).toMatchObject({ status: "done" });
    expect(await realIds()).toEqual([]);
  });

  it("settles a lost answer by reading: what is gone is gone, what is there is named", async () => {
    const ids = (await hold(viewer, editor)).toSorted();
    const last = ids[1] ?? "";
    const lost = { method: "DELETE", path: last, times: 1 };
    await tenant.fault({ match: lost, phase: "before-effect", effect: { reset: true } });
    expect(await submitWith(remove, "direct")).toMatchObject({ status: "unknown" });
    await desk.reconcile(120_000);
    expect(desk.runs()).toMatchObject([{ state: "failed", errorKind: "not-applied" }]);
    expect(desk.runs()[0]?.errorMessage).toContain("is still assigned");
    expect(desk.mirroredAssignments()).toEqual([last]);
  });

  it("waits a short throttling in the middle out, and ends each of them once", async () => {
    const ids = (await hold(viewer, editor)).toSorted();
    const effect = {
      status: 429,
      headers: { "retry-after": "1" },
      body: { error: { code: "TooManyRequests" } },
    };
    const match = { method: "DELETE", path: ids[1] ?? "", times: 1 };
    await tenant.fault({ match, phase: "before-effect", effect });
    expect(await submitWith(remove, "direct")).toMatchObject({ status: "done" });
    expect(await realIds()).toEqual([]);
    expect(desk.mirroredAssignments()).toEqual([]);
  });

  it("leaves an assignment that came after the click's view: it has another id", async () => {
    const [old = ""] = await hold(viewer);
    const path = appAssignment(figma.objectId, old);
    await desk.graph.write({ method: "DELETE", path, clientRequestId: newId() });
    const fresh = await giveReal(desk, target, target.person, viewer);
    expect(await submitWith(remove, "direct")).toMatchObject({ status: "already-so" });
    expect(await realIds()).toEqual([fresh]);
  });
});

describe("undoing an assignment", () => {
  it("ends exactly that one, and not the roles the person had", async () => {
    const [had] = await hold(viewer);
    const { runId } = await submitWith(assign, `roles:${editor}`);
    expect(await realRoles()).toEqual([viewer, editor].toSorted());
    expect(await undo(runId)).toMatchObject({ status: "done" });
    expect(await realIds()).toEqual([had]);
    expect(desk.mirroredAssignments()).toEqual([had]);
  });

  it("works after a lost answer too: reading told the id", async () => {
    await hold();
    const match = { method: "POST", path: "appRoleAssignedTo", times: 1 };
    await tenant.fault({ match, phase: "after-effect", effect: { reset: true } });
    const { runId } = await submitWith(assign, `roles:${editor}`);
    expect(desk.mirroredAssignments()).toEqual(await realIds());
    expect(await undo(runId)).toMatchObject({ status: "done" });
    expect(await realIds()).toEqual([]);
  });
});

describe("assigning", () => {
  it("is already so when Entra has it and the mirror doesn't, which then knows it", async () => {
    await hold();
    const id = await giveReal(desk, target, target.person, editor);
    expect(await submitWith(assign, `roles:${editor}`)).toMatchObject({ status: "already-so" });
    expect(desk.mirroredAssignments()).toEqual([id]);
    await expect(undo(desk.runs()[0]?.id ?? "")).rejects.toMatchObject({ code: "not-possible" });
  });

  it("says that the app no longer has the role", async () => {
    await hold();
    const roleId = newId();
    desk.db.update(appRoles).set({ roleId }).where(eq(appRoles.roleId, editor)).run();
    const outcome = await submitWith(assign, `roles:${roleId}`);
    expect(outcome).toMatchObject({ status: "failed", reason: "unknown-role" });
    expect(outcome.message).toContain("no longer has this role");
  });

  it("needs one of its roles where it has roles, and a group that opens it where a group is named", async () => {
    await hold();
    const none = "roles:00000000-0000-0000-0000-000000000000";
    expect(await submitWith(assign, none)).toMatchObject({ status: "refused", reason: "app-role" });
    expect(await submitWith(assign, `group:${target.group}`)).toMatchObject({
      status: "refused",
      reason: "app-way",
    });
    await expect(submitWith(assign, "direct")).rejects.toMatchObject({ code: "invalid-input" });
    expect(await tenant.writes()).toEqual([]);
  });

  it("is refused while the power is off, whatever is granted, naming permission and place", async () => {
    await hold();
    desk.db.update(connections).set({ powers: [] }).run();
    const outcome = await submitWith(assign, `roles:${editor}`);
    expect(outcome).toMatchObject({ status: "refused", reason: "missing-permission" });
    expect(outcome.message).toContain("AppRoleAssignment.ReadWrite.All");
    expect(outcome.message).toContain("Settings → Integrations");
    expect(await tenant.writes()).toEqual([]);
  });

  it("waits for the opposite that is still on its way", async () => {
    await hold(viewer);
    const match = { method: "POST", path: "appRoleAssignedTo", times: 1 };
    await tenant.fault({ match, phase: "before-effect", effect: { reset: true } });
    expect(await submitWith(assign, `roles:${editor}`)).toMatchObject({ status: "unknown" });
    await expect(submitWith(remove, "direct")).rejects.toMatchObject({ code: "conflict" });
  });
});

it("never ends what is not the person's own, whatever id is sent", async () => {
  await hold();
  const other = people[0] ?? "";
  const theirs = await giveReal(desk, target, other, viewer);
  await tenant.calm();
  expect(await submitWith(remove, `assignments:${theirs}`)).toMatchObject({ status: "already-so" });
  expect(await tenant.writes()).toEqual([]);
});

it("keeps its effect over a sync that has not seen it", async () => {
  await hold(viewer);
  await submitWith(remove, "direct");
  await submitWith(assign, `roles:${editor}`);
  const before = desk.db.select().from(assignments).all();
  const times = { now: desk.clock.now(), since: desk.clock.now() - 1_000 };
  expect(pendingMirrorPatches(desk.db, times)).toMatchObject([
    { kind: "assignment", roleId: viewer, isAssigned: false },
    { kind: "assignment", roleId: editor, isAssigned: true },
  ]);
  desk.db.delete(assignments).run();
  reapplyPendingMirrorPatches(desk.db, { ...times, runId: newId() });
  expect(desk.db.select().from(assignments).all()).toEqual(before);
  expect(desk.db.select().from(actionRuns).all()).toHaveLength(2);
});
