import { beforeEach, describe, expect, it } from "vitest";
import { actionRuns, directoryRoles, roleMembers } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { applyMirrorPatches } from "./apply-mirror-patches.ts";
import { readPrivileges } from "./facts-data.ts";
import { pendingMirrorPatches } from "./pending-mirror-patches.ts";
import { readSidePanel } from "./side-panel-data.ts";
import { listTargets } from "./targets-data.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const noApproval = () => ({ status: "none" }) as const;
const db0 = () => {
  const db = testDatabase();
  const company = new Company(db);
  company.connect({
    lastSyncAt: NOW - 60_000,
    grantedPermissions: [
      "GroupMember.ReadWrite.All",
      "User.EnableDisableAccount.All",
      "User.Read.All",
      "User.RevokeSessions.All",
    ],
  });
  const hannah = company.person({ displayName: "Hannah Lindqvist" });
  const ikram = company.person({
    displayName: "Ikram Benali",
    jobTitle: "Packaging Designer",
    manager: hannah.id,
  });
  const brand = company.group({ displayName: "Brand – All" });
  const rule = company.group({ displayName: "Packaging – All", isDynamic: true });
  const studio = company.group({ displayName: "Packaging Studio", kind: "Microsoft 365" });
  const news = company.group({ displayName: "Packaging News", kind: "Distribution" });
  company.member(brand, ikram);
  company.member(rule, ikram);
  const figma = company.app({ displayName: "Figma" }, ["Editor"]);
  const miro = company.app({ displayName: "Miro" });
  company.assign(figma, ikram, "user", "Editor");
  company.assign(miro, brand, "group");
  company.assign(miro, studio, "group");
  return { db, company, hannah, ikram, brand, rule, studio, news };
};

let world: ReturnType<typeof db0>;
beforeEach(() => {
  world = db0();
});

function context(role: Role = "agent"): Context {
  const actor = {
    kind: "member",
    id: "member",
    sessionId: "s",
    displayName: "Kwame Mensah",
    email: "kwame@calder.example",
    role,
    objectId: null,
    tenantId: null,
  } as const;
  return { db: world.db, clock: { now: () => NOW }, actor };
}

describe("the side panel", () => {
  it("shows the person, every action for people who are there, groups with how, and apps with the way they came", () => {
    const panel = readSidePanel(context(), world.ikram.objectId, null, noApproval);
    if (panel.status !== "person") throw new Error(panel.title);
    expect(panel.person).toMatchObject({
      displayName: "Ikram Benali",
      manager: { displayName: "Hannah Lindqvist" },
    });
    expect(panel.cards.map((card) => [card.title, card.eligibility.status])).toEqual([
      ["Add user to group", "ready"],
      ["Remove user from group", "ready"],
      ["Assign application to user", "ready"],
      ["Remove application from user", "ready"],
      ["Revoke user sessions", "ready"],
      ["Block sign-in", "ready"],
      ["Unblock sign-in", "already-so"],
      ["Reset password", "not-possible"],
      ["Delete user", "not-possible"],
    ]);
    expect(
      panel.groups.map((group) => [group.displayName, group.how, group.whyNotRemovable === null]),
    ).toEqual([
      ["Brand – All", "Member", true],
      ["Packaging – All", "Dynamic", false],
    ]);
    expect(panel.apps).toMatchObject([
      {
        displayName: "Figma",
        roleName: "Editor",
        viaGroup: null,
        access: "direct",
        whyNotRemovable: expect.stringContaining("AppRoleAssignment.ReadWrite.All"),
      },
      {
        displayName: "Miro",
        viaGroup: "Brand – All",
        access: `group:${world.brand.objectId}`,
        whyNotRemovable: null,
      },
    ]);
    expect(panel.paused).toBeNull();
  });

  it("explains a requester who is no person in Entra, or whom the mirror doesn't have", () => {
    expect(readSidePanel(context(), null, null, noApproval).status).toBe("no-person");
    expect(readSidePanel(context(), crypto.randomUUID(), null, noApproval).status).toBe("no-person");
  });

  it("gives an employee nothing", () => {
    expect(() => readSidePanel(context("employee"), world.ikram.objectId, null, noApproval)).toThrow(
      "Your role",
    );
    const query = { action: "add-user-to-group", subject: world.ikram.objectId, q: "" };
    expect(() => listTargets(context("employee"), query, noApproval)).toThrow("Your role");
  });
});

describe("the group picker", () => {
  const ask = (action: string, q = "") =>
    listTargets(context(), { action, subject: world.ikram.objectId, q }, noApproval).map((target) => [
      target.displayName,
      target.eligibility.status,
    ]);

  it("lists what can be joined first and what can't last, with the reason", () => {
    expect(ask("add-user-to-group", "PACK")).toEqual([
      ["Packaging Studio", "ready"],
      ["Packaging News", "not-possible"],
      ["Packaging – All", "not-possible"],
    ]);
    expect(ask("add-user-to-group", "brand all")).toEqual([["Brand – All", "already-so"]]);
  });

  it("offers only their own groups for leaving", () => {
    expect(ask("remove-user-from-group")).toEqual([
      ["Brand – All", "ready"],
      ["Packaging – All", "not-possible"],
    ]);
  });

  it("says which apps come with a group, and treats % and _ as letters", () => {
    const query = { action: "add-user-to-group", subject: world.ikram.objectId, q: "studio" };
    const [studio] = listTargets(context(), query, noApproval);
    expect(studio?.changes.map((line) => line.text)).toEqual(["as member", "Miro comes with this group"]);
    expect(ask("add-user-to-group", "%")).toEqual([]);
    expect(ask("add-user-to-group", "_")).toEqual([]);
  });
});

describe("privileged people", () => {
  it("hold a role directly or through a group, or belong to or own a role-assignable group", () => {
    const { db, company, ikram, hannah, brand } = world;
    const role = company.object("Helpdesk Administrator", "role");
    db.insert(directoryRoles)
      .values({ ...role, displayName: "Helpdesk Administrator", templateId: "t" })
      .run();
    expect(readPrivileges(db, ikram.id)).toEqual([]);
    db.insert(roleMembers).values({ roleId: role.id, memberId: brand.id }).run();
    expect(readPrivileges(db, ikram.id)).toEqual(["Helpdesk Administrator"]);
    const admins = company.group({ displayName: "Admins", isRoleAssignable: true });
    company.owner(admins, hannah);
    expect(readPrivileges(db, hannah.id)).toEqual(["owner of Admins"]);
  });
});

describe("the overlay of results that a sync has not seen", () => {
  const patchOf = (group: string, isMember = true) => ({
    kind: "membership" as const,
    personObjectId: world.ikram.objectId,
    groupObjectId: group,
    isMember,
  });
  const insert = (
    id: string,
    run: Partial<typeof actionRuns.$inferInsert> & { state: "done" | "verified"; finishedAt: number },
    patch: ReturnType<typeof patchOf>,
  ) =>
    world.db
      .insert(actionRuns)
      .values({
        id,
        actionKey: "add-user-to-group",
        tenantId: "t",
        subjectObjectId: world.ikram.objectId,
        subjectName: "",
        input: {},
        labels: {},
        digest: "",
        idempotencyKey: id,
        actorId: "m",
        clientRequestId: "",
        deadlineAt: NOW,
        createdAt: run.finishedAt,
        after: { patches: [patch] },
        verifiedAt: run.state === "verified" ? run.finishedAt : null,
        nextReadBackAt: run.state === "done" ? NOW + 60_000 : null,
        ...run,
      })
      .run();
  const pending = () => pendingMirrorPatches(world.db, { now: NOW, since: NOW - 60_000 });

  it("offers young unseen results and whatever came after the sync began, oldest first", () => {
    insert("old", { state: "done", finishedAt: NOW - 16 * 60_000 }, patchOf("old"));
    insert("seen", { state: "verified", finishedAt: NOW - 10 * 60_000 }, patchOf("seen"));
    const givenUp = { state: "done", finishedAt: NOW - 14 * 60_000, nextReadBackAt: null } as const;
    insert("given up", givenUp, patchOf("given up"));
    insert("unseen", { state: "done", finishedAt: NOW - 9 * 60_000 }, patchOf("unseen"));
    insert("during", { state: "verified", finishedAt: NOW - 1_000 }, patchOf("during"));
    expect(pending()).toEqual([patchOf("unseen"), patchOf("during")]);
  });

  it("offers nothing that a later run changed again, though that one was seen and the first was not", () => {
    insert("add", { state: "done", finishedAt: NOW - 5 * 60_000 }, patchOf("studio"));
    insert("undo", { state: "verified", finishedAt: NOW - 4 * 60_000 }, patchOf("studio", false));
    expect(pending()).toEqual([]);
  });

  it("can be put over the mirror again and again", () => {
    const { db, ikram, studio } = world;
    const joined = {
      kind: "membership",
      personObjectId: ikram.objectId,
      groupObjectId: studio.objectId,
      isMember: true,
    } as const;
    applyMirrorPatches(db, [joined, joined]);
    const blocked = { kind: "sign-in", personObjectId: ikram.objectId, isBlocked: true } as const;
    applyMirrorPatches(db, [blocked, blocked]);
    const panel = readSidePanel(context(), ikram.objectId, null, noApproval);
    if (panel.status !== "person") throw new Error(panel.title);
    expect(panel.groups.map((group) => group.displayName)).toContain("Packaging Studio");
    expect(panel.person.status).toBe("Blocked");
    // Blocked people are out of scope here; unblocking must still be possible.
    expect(panel.cards.find((card) => card.key === "unblock-sign-in")?.eligibility.status).toBe("ready");
  });
});
