import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actionRuns, connections, limitPauses } from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { ACTIONS, listActions } from "#lib/entra/actions/registry.ts";
import { hasUndo } from "#lib/entra/actions/undo-of.ts";
import {
  deletedItem,
  groups as groupsPath,
  user,
  userAppAssignments,
  userMemberOf,
  users,
} from "#lib/entra/graph/paths.ts";
import { newId } from "#lib/platform/ids.ts";
import { ActionDesk, ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { findApp, prepare } from "./testing/desk-bed.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import type { Target, TargetApp } from "./testing/target.ts";
import { undoAction } from "./undo-action.ts";

let tenant: PracticeTenant;
let spare: Target[];
let groupApp: TargetApp;

beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Group.ReadWrite.All"]);
  spare = await findTargets(tenant);
  groupApp = await findApp(tenant, "Miro");
});
afterAll(() => tenant.stop());

/** Ordinary cloud people without groups of the kind we use, and groups that can be changed. */
async function findTargets(from: PracticeTenant): Promise<Target[]> {
  const graph = from.graph();
  const select = "id,accountEnabled,userType,onPremisesSyncEnabled,isManagementRestricted";
  const people = (await graph.getPage(users({ select, top: 999 }))).value.filter(
    (person) =>
      person["accountEnabled"] === true &&
      person["userType"] === "Member" &&
      person["onPremisesSyncEnabled"] !== true &&
      person["isManagementRestricted"] !== true,
  );
  const fields =
    "id,displayName,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled,isAssignableToRole,isManagementRestricted";
  const groups = (await graph.getPage(groupsPath({ select: fields, top: 999 }))).value.filter(
    (group) =>
      group["securityEnabled"] === true &&
      group["mailEnabled"] === false &&
      group["onPremisesSyncEnabled"] !== true &&
      group["isAssignableToRole"] !== true &&
      group["isManagementRestricted"] !== true &&
      group["displayName"] !== "All Staff" &&
      Array.isArray(group["groupTypes"]) &&
      group["groupTypes"].length === 0,
  );
  const found: Target[] = [];
  const app = await findApp(from, "Figma");
  for (const { id } of people) {
    const person = String(id);
    const group = String(groups[found.length % groups.length]?.["id"]);
    const target: Target = { person, group, app, way: "direct" };
    const apps = await graph.getPage(userAppAssignments(person, { top: 999 }));
    if (apps.value.some((row) => row["resourceId"] === app.objectId)) continue;
    const held = await graph.getPage(userMemberOf(target.person, { top: 999 }));
    const isPrivileged = held.value.some(
      (object) =>
        String(object["@odata.type"]).endsWith("directoryRole") || object["isAssignableToRole"] === true,
    );
    const isMember = held.value.some((object) => object["id"] === target.group);
    if (!isPrivileged && !isMember) found.push(target);
  }
  return found;
}

/** A fresh desk and target with something to do for `action`, on both sides. */
async function begin(
  action: ActionSpec,
  way: Target["way"] = "direct",
): Promise<{ desk: ActionDesk; target: Target }> {
  const next = spare.pop();
  // Groups get an app of their own: nobody must have the directly given one through them.
  const target = next && { ...next, way, app: way === "group" ? groupApp : next.app };
  if (target === undefined) throw new Error("The practice tenant has too few people for these tests.");
  const desk = new ActionDesk(tenant);
  await tenant.calm();
  await prepare(desk, action, target);
  await tenant.calm();
  return { desk, target };
}

/** Is the action's effect there? */
async function hasEffect(
  desk: ActionDesk,
  action: ActionSpec,
  target: Target,
  since: number,
): Promise<boolean> {
  const real = await desk.real(target);
  const isAboutApp = action.fields[0]?.kind === "app";
  const held = isAboutApp ? (await desk.realAssignments(target)).length : 0;
  const checks: Record<string, boolean> = {
    "add-user-to-group": real.isMember,
    "remove-user-from-group": !real.isMember,
    "assign-application-to-user": target.way === "group" ? real.isMember : held > 0,
    "remove-application-from-user": target.way === "group" ? !real.isMember : held === 0,
    "revoke-user-sessions": real.validFromAt >= since - 2_000,
    "block-sign-in": real.isBlocked,
    "unblock-sign-in": !real.isBlocked,
    "reset-password": real.passwordChangedAt >= since - 2_000,
    "delete-user": real.isDeleted,
    "restore-user": !real.isDeleted,
  };
  return checks[action.key] === true;
}

async function effects(): Promise<number> {
  return (await tenant.writes()).filter(({ status }) => status >= 200 && status < 300).length;
}

const WRITE = { path: "/v1\\.0/(groups|users|servicePrincipals|directory/deletedItems)/" };
const methodOf: Record<string, string> = {
  "add-user-to-group": "POST",
  "remove-user-from-group": "DELETE",
  "assign-application-to-user": "POST",
  "remove-application-from-user": "DELETE",
  "revoke-user-sessions": "POST",
  "block-sign-in": "PATCH",
  "unblock-sign-in": "PATCH",
  "reset-password": "PATCH",
  "delete-user": "DELETE",
  "restore-user": "POST",
};
const onWrite = (action: ActionSpec, times: number) => ({
  ...WRITE,
  method: methodOf[action.key] ?? "",
  times,
});

/** Every action; those about apps by both ways. */
const CASES = listActions().flatMap((action) =>
  action.fields[0]?.kind === "app"
    ? (["direct", "group"] as const).map((way) => ({ name: `${action.title} (${way})`, action, way }))
    : [{ name: action.title, action, way: "direct" as const }],
);

describe.each(CASES)("$name", ({ action, way }) => {
  let desk: ActionDesk;
  let target: Target;
  let since: number;
  beforeEach(async () => {
    ({ desk, target } = await begin(action, way));
    since = Date.now();
  });

  it("has its effect once, in the tenant, the mirror, the audit and the timeline, and is verified", async () => {
    const outcome = await desk.submit(action, target);
    expect(outcome).toMatchObject({ status: "done", reason: null });
    expect(await hasEffect(desk, action, target, since)).toBe(true);
    expect(await effects()).toBe(1);
    const mirrored = desk.mirrored(target);
    const real = await desk.real(target);
    expect([mirrored.isMember, mirrored.isBlocked, mirrored.isDeleted]).toEqual([
      real.isMember,
      real.isBlocked,
      real.isDeleted,
    ]);
    const isAboutApp = action.fields[0]?.kind === "app" && way === "direct";
    if (isAboutApp)
      expect(desk.mirroredAssignments()).toEqual(
        (await desk.realAssignments(target)).map(({ assignmentId }) => assignmentId).toSorted(),
      );
    expect(desk.audit().map(({ event, result }) => [event, result])).toEqual(
      ["intent", "sent", "done"].map((state) => [`action.${action.key}`, state]),
    );
    expect(desk.timeline()).toMatchObject([{ kind: "action", actionRunId: outcome.runId }]);
    await desk.reconcile(5_000);
    expect(desk.runs()).toMatchObject([{ state: "verified", requestId: desk.requestId, errorKind: null }]);
    expect(desk.timeline()).toHaveLength(1);
  });

  it("answers the same for the same key, and does nothing twice", async () => {
    const key = newId();
    const first = await desk.submit(action, target, { key });
    expect(await desk.submit(action, target, { key })).toEqual(first);
    expect(await effects()).toBe(1);
  });

  if (action.inverse !== null)
    it("is already so when repeated", async () => {
      await desk.submit(action, target);
      await desk.reconcile(5_000);
      expect(await desk.submit(action, target)).toMatchObject({ status: "already-so" });
      expect(await effects()).toBe(1);
    });

  it("gives 50 clicks at once one effect and one answer", async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => desk.submit(action, target)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toHaveLength(1);
    expect(outcomes[0]?.status).toBe("done");
    expect(await effects()).toBe(1);
  });

  it("names the missing permission when Entra refuses", async () => {
    const isDirect = action.fields[0]?.kind === "app" && way === "direct";
    const names = isDirect
      ? ["AppRoleAssignment.ReadWrite.All"]
      : action.permissions.map((anyOf) => anyOf[0] ?? "").filter((name) => name !== "User.Read.All");
    await tenant.revoke([...names, "Group.ReadWrite.All"]);
    try {
      const outcome = await desk.submit(action, target, { isFreshToken: true });
      expect(outcome).toMatchObject({ status: "failed", reason: "missing-permission" });
      expect(outcome.message).toContain(names[0]);
      expect(desk.db.select().from(connections).get()?.grantedPermissions).not.toContain(names[0]);
      expect(await effects()).toBe(0);
      expect(await desk.submit(action, target)).toMatchObject({
        status: "refused",
        reason: "missing-permission",
      });
    } finally {
      await tenant.grant([...names, "Group.ReadWrite.All"]);
    }
  });

  // Entra still ends what a deleted person has: there only the group or the app can be gone.
  if (!["remove-user-from-group", "remove-application-from-user", "delete-user"].includes(action.key))
    it("says that the person is gone", async () => {
      const path = action.actsOn === "deleted" ? deletedItem(target.person) : user(target.person);
      await desk.graph.write({ method: "DELETE", path, clientRequestId: newId() });
      await tenant.calm();
      expect(await desk.submit(action, target)).toMatchObject({ status: "failed", reason: "target-gone" });
      expect(await effects()).toBe(0);
    });

  if (action.key === "delete-user")
    it("is already so when somebody else has deleted the person", async () => {
      await desk.graph.write({ method: "DELETE", path: user(target.person), clientRequestId: newId() });
      await tenant.calm();
      expect(await desk.submit(action, target)).toMatchObject({ status: "already-so" });
      expect(desk.mirrored(target).isDeleted).toBe(true);
      expect(await effects()).toBe(0);
    });

  if (action.fields.length > 0)
    it("says that the group or the app is gone", async () => {
      const gone = newId();
      const isApp = action.fields[0]?.kind === "app" && way === "direct";
      if (isApp) desk.renameApp(target, gone);
      else desk.renameGroup(target, gone);
      const outcome = await desk.submit(
        action,
        isApp ? { ...target, app: { ...target.app, objectId: gone } } : { ...target, group: gone },
      );
      expect(outcome).toMatchObject({ status: "failed", reason: "target-gone" });
      expect(await effects()).toBe(0);
    });

  it("waits a short throttling out once", async () => {
    await tenant.fault({ match: onWrite(action, 1), phase: "before-effect", effect: throttled("1") });
    expect(await desk.submit(action, target)).toMatchObject({ status: "done" });
    expect(await effects()).toBe(1);
  });

  it("says when to try again after a long throttling", async () => {
    await tenant.fault({ match: onWrite(action, 5), phase: "before-effect", effect: throttled("30") });
    const outcome = await desk.submit(action, target);
    expect(outcome).toMatchObject({ status: "failed", reason: "throttled" });
    expect(outcome.message).toContain("30 s");
    expect(await tenant.writes()).toHaveLength(1);
  });

  it.each([
    ["a 503", { status: 503 }],
    ["a reset", { reset: true }],
  ])("finds out after %s that it had happened, and sends nothing again", async (_what, effect) => {
    await tenant.fault({ match: onWrite(action, 5), phase: "after-effect", effect });
    expect(await desk.submit(action, target)).toMatchObject({ status: "done" });
    expect(desk.runs()).toMatchObject([{ state: "verified" }]);
    expect(await hasEffect(desk, action, target, since)).toBe(true);
    expect(await tenant.writes()).toHaveLength(1);
  });

  it.each([
    ["a 503", { status: 503 }],
    ["a reset", { reset: true }],
  ])("finds out after %s that it had not happened, and says so", async (_what, effect) => {
    await tenant.fault({ match: onWrite(action, 5), phase: "before-effect", effect });
    expect(await desk.submit(action, target)).toMatchObject({ status: "unknown" });
    expect(await desk.submit(action, target)).toMatchObject({ status: "unknown" });
    await tenant.calm();
    await desk.reconcile(120_000);
    expect(desk.runs()).toMatchObject([{ state: "failed", errorKind: "not-applied" }]);
    expect(await tenant.writes()).toHaveLength(0);
    expect(await desk.submit(action, target)).toMatchObject({ status: "done" });
    expect(await effects()).toBe(1);
  });

  it("is refused on a privileged person, audited, and never sent", async () => {
    desk.makePrivileged(target);
    expect(await desk.submit(action, target)).toMatchObject({
      status: "refused",
      reason: "privileged",
      runId: null,
    });
    expect(desk.audit()).toMatchObject([{ result: "refused", event: `action.${action.key}` }]);
    expect(await tenant.writes()).toHaveLength(0);
  });

  it("refuses someone without the role", async () => {
    await expect(desk.submit(action, target, { ctx: desk.context("employee") })).rejects.toMatchObject({
      code: "not-allowed",
    });
    expect(desk.audit()).toMatchObject([{ result: "refused" }]);
    expect(await tenant.writes()).toHaveLength(0);
  });

  it("settles what a crash left behind by reading", async () => {
    await desk.submit(action, target);
    const leaseUntil = desk.clock.now() - 1;
    desk.db
      .update(actionRuns)
      .set({ state: "sent", leaseUntil, nextReadBackAt: null, finishedAt: null })
      .run();
    await desk.reconcile(5_000);
    expect(desk.runs()).toMatchObject([{ state: "verified" }]);
    desk.db.update(actionRuns).set({ state: "intent", leaseUntil, verifiedAt: null, finishedAt: null }).run();
    await desk.reconcile(5_000);
    expect(desk.runs()).toMatchObject([{ state: "failed", errorKind: "not-sent" }]);
    expect(await effects()).toBe(1);
  });

  if (hasUndo(action))
    it("can be undone once", async () => {
      const { runId } = await desk.submit(action, target);
      const undo = () =>
        undoAction(desk.context(), { runId: runId ?? "", idempotencyKey: newId() }, desk.tools);
      expect(await undo()).toMatchObject({ status: "done" });
      expect(await hasEffect(desk, action, target, since)).toBe(false);
      await expect(undo()).rejects.toMatchObject({ code: "conflict" });
      expect(await effects()).toBe(2);
    });

  if (!hasUndo(action))
    it("can't be undone", async () => {
      const { runId } = await desk.submit(action, target);
      const undo = undoAction(desk.context(), { runId: runId ?? "", idempotencyKey: newId() }, desk.tools);
      await expect(undo).rejects.toMatchObject({ code: "not-possible" });
    });
});

describe("the gate", () => {
  it("acts although the mirror wrongly says it is already so", async () => {
    const { desk, target } = await begin(ACTIONS["revoke-user-sessions"]);
    desk.believeMember(target);
    expect(await desk.submit(ACTIONS["add-user-to-group"], target)).toMatchObject({ status: "done" });
    expect((await desk.real(target)).isMember).toBe(true);
  });

  it("refuses a key that was used for another action", async () => {
    const { desk, target } = await begin(ACTIONS["add-user-to-group"]);
    const key = newId();
    await desk.submit(ACTIONS["add-user-to-group"], target, { key });
    await expect(desk.submit(ACTIONS["block-sign-in"], target, { key })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("refuses blocking yourself", async () => {
    const { desk, target } = await begin(ACTIONS["block-sign-in"]);
    const ctx = desk.context("admin", target.person);
    expect(await desk.submit(ACTIONS["block-sign-in"], target, { ctx })).toMatchObject({
      reason: "yourself",
    });
  });

  it("stops blocking at the hourly limit until an admin releases it", async () => {
    const { desk, target } = await begin(ACTIONS["block-sign-in"]);
    new Company(desk.db).crowd(500);
    const block = ACTIONS["block-sign-in"];
    const { runId } = await desk.submit(block, target);
    const row = desk.runs().find((run) => run.id === runId);
    if (row === undefined) throw new Error("no run");
    for (let n = 1; n < 20; n += 1) {
      desk.db
        .insert(actionRuns)
        .values({ ...row, id: newId(), idempotencyKey: newId(), subjectObjectId: newId() })
        .run();
    }
    const other = spare.pop();
    if (other === undefined) throw new Error("no more people");
    desk.mirror(other, { isMember: false, isBlocked: false, isDeleted: false, assignments: [] });
    expect(await desk.submit(block, other)).toMatchObject({ status: "refused", reason: "over-limit" });
    desk.pass(61 * 60_000);
    expect(await desk.submit(block, other)).toMatchObject({ status: "refused", reason: "over-limit" });
    desk.db.update(limitPauses).set({ releasedAt: desk.clock.now(), releasedByName: "Noor Haidari" }).run();
    expect(await desk.submit(block, other)).toMatchObject({ status: "done" });
  });

  it("refuses an unknown action, a foreign request and an unknown person", async () => {
    const { desk, target } = await begin(ACTIONS["add-user-to-group"]);
    const stranger = { ...target, person: newId() };
    await expect(desk.submit(ACTIONS["block-sign-in"], stranger)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(desk.submit(ACTIONS["add-user-to-group"], { ...target, group: "x" })).rejects.toMatchObject({
      code: "invalid-input",
    });
    expect(await tenant.writes()).toHaveLength(0);
  });

  it("pauses everything when consent is gone", async () => {
    const { desk, target } = await begin(ACTIONS["block-sign-in"]);
    await tenant.removeApp();
    try {
      expect(await desk.submit(ACTIONS["block-sign-in"], target)).toMatchObject({
        status: "failed",
        reason: "needs-reauthorization",
      });
      expect(desk.db.select().from(connections).get()?.status).toBe("Needs reauthorization");
      expect(await desk.submit(ACTIONS["block-sign-in"], target)).toMatchObject({
        status: "refused",
        reason: "needs-reauthorization",
      });
    } finally {
      await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Group.ReadWrite.All"]);
    }
  });
});

function throttled(seconds: string) {
  const body = { error: { code: "TooManyRequests", message: "Too many requests." } };
  return { status: 429, headers: { "retry-after": seconds }, body };
}
