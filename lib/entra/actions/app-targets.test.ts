import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { apps, connections } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company, guidOf } from "#lib/directory/testing/company.ts";
import { ALL_POWERS } from "#lib/entra/connection/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { accessToGive, accessToTake, formatAccess, parseAccess } from "./app-access.ts";
import { listTargets } from "./targets-data.ts";
import type { AppAccess } from "./types.ts";

const NOW = Date.UTC(2026, 10, 26, 9);

function makeWorld() {
  const company = new Company(testDatabase());
  company.connect({
    lastSyncAt: NOW - 60_000,
    powers: [...ALL_POWERS],
    grantedPermissions: ["AppRoleAssignment.ReadWrite.All", "GroupMember.ReadWrite.All"],
  });
  const ikram = company.person({ displayName: "Ikram Benali" });
  const brand = company.group({ displayName: "Brand" });
  const studio = company.group({ displayName: "Studio" });
  const rule = company.group({ displayName: "Rule", isDynamic: true });
  const figma = company.app({ displayName: "Figma" }, ["Editor", "Viewer"]);
  const miro = company.app({ displayName: "Miro", isAssignmentRequired: false });
  const slack = company.app({ displayName: "Slack", isEnabled: false });
  company.assign(figma, studio, "group", "Editor");
  company.assign(figma, rule, "group", "Viewer");
  company.assign(miro, brand, "group");
  company.member(brand, ikram);
  return { company, db: company.db, ikram, brand, studio, rule, figma, miro, slack };
}

let world: ReturnType<typeof makeWorld>;
beforeEach(() => {
  world = makeWorld();
});

function ask(action: string, q = "") {
  const actor = {
    kind: "member",
    id: "member",
    sessionId: "s",
    displayName: "Kwame Mensah",
    email: "kwame@calder.example",
    role: "agent",
    objectId: null,
    tenantId: null,
  } as const;
  const ctx: Context = { db: world.db, clock: { now: () => NOW }, actor };
  return listTargets(ctx, { action, subject: world.ikram.objectId, q }, () => ({ status: "none" }));
}
const only = (action: string, q: string) => {
  const [target, ...more] = ask(action, q);
  if (target === undefined || more.length > 0) throw new Error("expected one target");
  return target;
};
const ways = (action: string, q: string) =>
  only(action, q).choices.map(({ label, eligibility }) => [label, eligibility.status]);
const reason = (action: string, q: string) => {
  const { eligibility } = only(action, q);
  return eligibility.status === "not-possible"
    ? `${eligibility.reason} ${eligibility.whereToDoIt}`
    : eligibility.status === "already-so"
      ? eligibility.sentence
      : "ready";
};
const ASSIGN = "assign-application-to-user";
const REMOVE = "remove-application-from-user";

describe("assigning an app", () => {
  it("offers apps with what can work first, and the reason beside the others", () => {
    expect(ask(ASSIGN).map((target) => [target.displayName, target.eligibility.status])).toEqual([
      ["Figma", "ready"],
      ["Slack", "not-possible"],
      ["Miro", "already-so"],
    ]);
    expect(reason(ASSIGN, "slack")).toContain("disabled in Entra");
    expect(reason(ASSIGN, "miro")).toBe("Ikram Benali already has Miro through Brand.");
  });

  it("offers groups that can be joined, with the role they give, then each role straight", () => {
    expect(ways(ASSIGN, "figma")).toEqual([
      ["Through Studio, as Editor", "ready"],
      ["Directly, as Editor", "ready"],
      ["Directly, as Viewer", "ready"],
    ]);
    expect(only(ASSIGN, "figma").choices[0]?.changes).toEqual([
      { mark: "gains", strong: "Studio", text: "as member" },
      { mark: "gains", strong: "Figma", text: "through this group" },
    ]);
  });

  it("has no role to choose where the app publishes none", () => {
    world.db.update(apps).set({ isEnabled: true }).where(eq(apps.id, world.slack.id)).run();
    expect(ways(ASSIGN, "slack")).toEqual([["Directly", "ready"]]);
    expect(only(ASSIGN, "slack").choices[0]?.value).toBe("roles:00000000-0000-0000-0000-000000000000");
  });

  it("is already so for a role that is held, straight or through a group, and open for the other", () => {
    world.company.assign(world.figma, world.ikram, "user", "Viewer");
    expect(ways(ASSIGN, "figma")).toContainEqual(["Directly, as Viewer", "already-so"]);
    expect(only(ASSIGN, "figma").eligibility.status).toBe("ready");
    world.company.member(world.studio, world.ikram);
    expect(reason(ASSIGN, "figma")).toBe("Ikram Benali already has Figma through Studio.");
  });

  it("names the missing power and its place when no group opens the app, and goes through a group where one does", () => {
    world.db.update(connections).set({ powers: [] }).run();
    world.db.update(apps).set({ isEnabled: true }).where(eq(apps.id, world.slack.id)).run();
    expect(reason(ASSIGN, "slack")).toMatch(/AppRoleAssignment\.ReadWrite\.All.*Settings → Integrations/);
    expect(ways(ASSIGN, "figma")).toEqual([
      ["Through Studio, as Editor", "ready"],
      ["Directly, as Editor", "not-possible"],
      ["Directly, as Viewer", "not-possible"],
    ]);
  });
});

describe("removing an app", () => {
  it("offers only their apps, says when one comes through a group, and offers that group", () => {
    expect(ask(REMOVE).map((target) => target.displayName)).toEqual(["Miro"]);
    expect(ways(REMOVE, "miro")).toEqual([["The membership of Brand, which brings it", "ready"]]);
    expect(only(REMOVE, "miro").choices[0]?.value).toBe(`group:${world.brand.objectId}`);
    expect(only(REMOVE, "miro").choices[0]?.changes).toEqual([
      { mark: "loses", strong: "Brand", text: "membership" },
      { mark: "loses", strong: "Miro", text: "goes with this group" },
    ]);
  });

  it("warns when the app is open to everyone", () => {
    expect(only(REMOVE, "miro").choices[0]?.note).toContain("this doesn't stop sign-in");
  });

  it("takes all direct roles, and says what stays through groups", () => {
    const { company, figma, ikram, studio } = world;
    company.assign(figma, ikram, "user", "Viewer");
    company.assign(figma, ikram, "user", "Editor");
    company.member(studio, ikram);
    const [direct, group] = only(REMOVE, "figma").choices;
    expect(direct).toMatchObject({ value: "direct", eligibility: { status: "ready" } });
    expect(direct?.label).toMatch(/^The direct assignment \((Editor, Viewer|Viewer, Editor)\)$/);
    expect(direct?.changes).toContainEqual({
      mark: "stays",
      strong: "Figma",
      text: "still comes through Studio",
    });
    expect(group?.changes).toContainEqual({
      mark: "stays",
      strong: "Figma",
      text: "stays: it is also assigned directly",
    });
  });

  it("says why a group's membership can't be ended from here", () => {
    world.company.member(world.rule, world.ikram);
    expect(reason(REMOVE, "figma")).toContain("chosen by a rule");
  });
});

describe("the way to an app in an input", () => {
  const group = guidOf("group");
  it.each<AppAccess>([
    { way: "group", groupObjectId: group },
    { way: "roles", roleIds: [group, guidOf("role")] },
    { way: "direct" },
    { way: "assignments", assignmentIds: ["a_-1", "b"] },
  ])("reads back as it was written: $way", (access) => {
    expect(parseAccess(formatAccess(access))).toEqual(access);
  });

  it("is nothing else, and each action takes its own ways only", () => {
    for (const text of [undefined, 1, "", "else", "role:x"]) expect(parseAccess(text)).toBeNull();
    expect(accessToGive.safeParse("direct").success).toBe(false);
    expect(accessToGive.safeParse("roles:../x").success).toBe(false);
    expect(accessToTake.safeParse(`roles:${group}`).success).toBe(false);
    expect(accessToTake.safeParse("assignments:a/b").success).toBe(false);
    expect(accessToTake.safeParse(`group:${group}\n`).success).toBe(false);
  });
});
