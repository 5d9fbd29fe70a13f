import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { groups, users } from "#lib/entra/graph/paths.ts";
import { ActionDesk, ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { findApp, newTarget, prepare } from "./testing/desk-bed.ts";
import { PracticeTenant, type Fault } from "./testing/practice-tenant.ts";
import { effectsOn, expectInvariants } from "./testing/run-invariants.ts";
import type { Target, TargetApp } from "./testing/target.ts";

const { "add-user-to-group": add, "remove-user-from-group": remove, "block-sign-in": block } = ACTIONS;
const assign = ACTIONS["assign-application-to-user"];
const takeApp = ACTIONS["remove-application-from-user"];

let tenant: PracticeTenant;
let app: TargetApp;
let desk: ActionDesk;
let target: Target;
let since: number;

beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Group.ReadWrite.All"]);
  app = await findApp(tenant, "Figma");
}, 60_000);
afterAll(() => tenant?.stop());
beforeEach(async () => {
  await tenant.calm();
  desk = new ActionDesk(tenant);
  target = await newTarget(tenant, app);
});

async function begin(action: typeof add): Promise<void> {
  await prepare(desk, action, target);
  since = (await tenant.effects()).length;
  await tenant.calm();
}
const effects = () => effectsOn(desk, target, since);
const onWrites = { path: "/v1\\.0/(groups|users|servicePrincipals)/" };
const faultOn = (method: string, phase: Fault["phase"], effect: Fault["effect"]) =>
  tenant.fault({ match: { ...onWrites, method }, phase, effect });

describe("F5 an answer that got lost", () => {
  test.each([
    ["a 503", "after-effect", { status: 503 }],
    ["a 504", "after-effect", { status: 504 }],
    ["a proxy's page", "after-effect", { status: 502, html: true }],
    ["a reset before the headers", "after-effect", { reset: true }],
    ["a reset in the middle of the body", "during-body", { reset: true }],
    ["an end in the middle of the body", "during-body", { closeEarly: true }],
    ["half a body", "during-body", { truncateTo: 20 }],
  ] as const)("%s after the effect: it is read back as done, and sent once", async (_what, phase, effect) => {
    await begin(assign);
    await faultOn("POST", phase, effect);
    expect(await desk.submit(assign, target)).toMatchObject({ status: "done" });
    expect(desk.runs()).toMatchObject([{ state: "verified" }]);
    expect(await tenant.writes()).toHaveLength(1);
    await expectInvariants(desk, target, await effects());
  });

  test.each([
    ["a 503", { status: 503 }],
    ["a 504", { status: 504 }],
    ["a proxy's page", { status: 502, html: true }],
    ["a reset", { reset: true }],
    ["an end in the middle of an error", { status: 503, closeEarly: true }],
  ] as const)(
    "%s before the effect: it is found missing, and a new click has one effect",
    async (_what, effect) => {
      await begin(assign);
      await faultOn("POST", "before-effect", effect);
      expect(await desk.submit(assign, target)).toMatchObject({ status: "unknown" });
      await tenant.calm();
      await desk.reconcile(120_000);
      expect(desk.runs()).toMatchObject([{ state: "failed", errorKind: "not-applied" }]);
      await expectInvariants(desk, target, await effects());
      expect(await desk.submit(assign, target)).toMatchObject({ status: "done" });
      expect(await effects()).toHaveLength(1);
    },
  );
});

describe("F25 it is so already, though the mirror does not know", () => {
  test.each([
    ["a member", add, { op: "add-member" }],
    ["no member any more", remove, { op: "remove-member" }],
  ] as const)("%s", async (_what, action, { op }) => {
    await begin(action);
    await tenant.edit({ op, group: target.group, member: target.person });
    expect(await desk.submit(action, target)).toMatchObject({ status: "already-so" });
    expect(await effects()).toEqual([]);
    await expectInvariants(desk, target, []);
  });

  test.each([
    ["assigned", assign, "assign"],
    ["not assigned any more", takeApp, "unassign"],
  ] as const)("%s", async (_what, action, op) => {
    await begin(action);
    await tenant.edit({ op, app: app.objectId, principal: target.person });
    expect(await desk.submit(action, target)).toMatchObject({ status: "already-so" });
    expect(await effects()).toEqual([]);
    await expectInvariants(desk, target, []);
  });

  test("blocked: the write says nothing new, and is done", async () => {
    await begin(block);
    await tenant.edit({ op: "user", user: target.person, set: { accountEnabled: false } });
    expect(await desk.submit(block, target)).toMatchObject({ status: "done" });
    expect(desk.mirrored(target).isBlocked).toBe(true);
  });

  test.each([409, 412])("a %i while somebody else did the same: it is already so", async (status) => {
    await begin(add);
    await tenant.edit({ op: "add-member", group: target.group, member: target.person });
    await faultOn("POST", "before-effect", { status });
    expect(await desk.submit(add, target)).toMatchObject({ status: "already-so" });
    await expectInvariants(desk, target, []);
  });

  test.each([409, 412])(
    "a %i while somebody else changes it: nothing was changed, try again",
    async (status) => {
      await begin(add);
      await faultOn("POST", "before-effect", { status });
      const outcome = await desk.submit(add, target);
      expect(outcome).toMatchObject({ status: "failed", reason: "conflict" });
      expect(outcome.message).toContain("Try again");
      expect(await tenant.writes()).toHaveLength(1);
    },
  );
});

describe("F26 Entra protects what the mirror takes for ordinary", () => {
  const isSynced = (each: Record<string, unknown>) => each["onPremisesSyncEnabled"] === true;
  const kinds: readonly [
    what: string,
    action: typeof add,
    fits: (object: Record<string, unknown>) => boolean,
    said: string,
  ][] = [
    ["a role-assignable group", add, (each) => each["isAssignableToRole"] === true, "carries an admin role"],
    [
      "a dynamic group",
      add,
      (each) => String(each["groupTypes"]).includes("DynamicMembership"),
      "follow a rule",
    ],
    ["a synced group", add, isSynced, "Active Directory"],
    [
      "a distribution list",
      add,
      (each) =>
        each["mailEnabled"] === true &&
        each["onPremisesSyncEnabled"] !== true &&
        String(each["groupTypes"]) === "",
      "Exchange",
    ],
    ["a synced person", block, isSynced, "Active Directory"],
  ];
  test.each(kinds)(
    "%s: Entra's no is said, and nothing is tried again",
    async (_what, action, fits, said) => {
      const isGroup = action === add;
      const fields = "id,groupTypes,mailEnabled,onPremisesSyncEnabled,isAssignableToRole";
      const path = isGroup
        ? groups({ select: fields, top: 999 })
        : users({ select: "id,onPremisesSyncEnabled", top: 999 });
      const found = (await desk.graph.getPage(path)).value.find(fits);
      target = { ...target, [isGroup ? "group" : "person"]: String(found?.["id"]) };
      desk.mirror(target, { isMember: false, isBlocked: false, isDeleted: false, assignments: [] });
      since = (await tenant.effects()).length;
      await tenant.calm();
      const outcome = await desk.submit(action, target);
      expect(outcome.status).toBe("refused");
      expect(outcome.message).toContain(said);
      expect(await tenant.writes()).toHaveLength(1);
      await desk.reconcile(20 * 60_000);
      expect(await tenant.writes()).toHaveLength(1);
      await expectInvariants(desk, target, await effects());
    },
  );
});

describe("F27 another kind of yes", () => {
  test.each([
    ["200 with nothing", { status: 200, body: "" }],
    ["200 with an object", { status: 200, body: {} }],
    ["202", { status: 202, body: "" }],
  ] as const)("%s instead of 204 is done, and read back", async (_what, effect) => {
    await begin(add);
    await faultOn("POST", "after-effect", effect);
    expect(await desk.submit(add, target)).toMatchObject({ status: "done" });
    await desk.reconcile(5_000);
    expect(desk.runs()).toMatchObject([{ state: "verified" }]);
    await expectInvariants(desk, target, await effects());
  });

  test("a 202 that is never carried out ends as not confirmed, and is not sent again", async () => {
    await begin(add);
    await faultOn("POST", "before-effect", { status: 202, body: "" });
    expect(await desk.submit(add, target)).toMatchObject({ status: "done" });
    await desk.reconcile(20 * 60_000);
    expect(desk.runs()).toMatchObject([{ state: "done", errorKind: "not-confirmed", nextReadBackAt: null }]);
    expect(await tenant.writes()).toHaveLength(1);
  });
});
