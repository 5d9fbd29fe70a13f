import { describe, expect, it } from "vitest";
import { checkEligibility, needsSecondPerson } from "./eligibility.ts";
import { listActions, ACTIONS } from "./registry.ts";
import type { ActionFacts, AppFacts, ConnectionFacts, GroupFacts, PersonFacts } from "./types.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const ALL_PERMISSIONS = [...new Set(listActions().flatMap((action) => action.permissions.flat()))];

const connection: ConnectionFacts = {
  status: "Connected",
  tenantId: "tenant",
  grantedPermissions: ALL_PERMISSIONS,
  powers: [],
  lastSyncAt: NOW - 60_000,
  reauthorizationSince: null,
  consentedBy: "Noor Haidari",
};
const ikram: PersonFacts = {
  id: 1,
  objectId: "ikram",
  displayName: "Ikram Benali",
  status: "Active",
  isGuest: false,
  isOnPremises: false,
  isManagementRestricted: false,
  inScope: true,
  sessionsValidFromAt: null,
  lastPasswordChangeAt: null,
  deletedAt: null,
  privileges: [],
  protection: null,
};
const studio: GroupFacts = {
  id: 2,
  objectId: "studio",
  displayName: "Packaging Studio",
  kind: "Microsoft 365",
  isDynamic: false,
  isOnPremises: false,
  isRoleAssignable: false,
  isManagementRestricted: false,
  inScope: true,
  hasPerson: false,
  appNames: [],
};

const editor = { assignmentId: "one", roleId: "editor", createdAt: null };
const figma: AppFacts = {
  id: 3,
  objectId: "figma",
  displayName: "Figma",
  isEnabled: true,
  isEnterprise: true,
  isAssignmentRequired: true,
  roles: [{ roleId: "editor", displayName: "Editor" }],
  roleNames: { editor: "Editor" },
  direct: [],
  groups: [],
};

function facts(changes: {
  person?: Partial<PersonFacts>;
  group?: Partial<GroupFacts>;
  connection?: Partial<ConnectionFacts>;
  actorObjectId?: string;
}): ActionFacts {
  return {
    now: NOW,
    actorObjectId: changes.actorObjectId ?? "kwame",
    connection: { ...connection, ...changes.connection },
    person: { ...ikram, ...changes.person },
    group: { ...studio, ...changes.group },
    app: null,
    access: null,
    timeZone: "UTC",
    allowsSecondPerson: false,
  };
}

const add = ACTIONS["add-user-to-group"];
const remove = ACTIONS["remove-user-from-group"];

describe("a group as a target", () => {
  it.each(["Security", "Microsoft 365"] as const)("can be joined and left when it is %s", (kind) => {
    expect(checkEligibility(add, facts({ group: { kind } }))).toEqual({ status: "ready" });
    expect(checkEligibility(remove, facts({ group: { kind, hasPerson: true } }))).toEqual({
      status: "ready",
    });
  });

  it.each([
    ["a distribution group", { kind: "Distribution" }, "Exchange"],
    ["a mail-enabled security group", { kind: "Mail-enabled security" }, "Exchange"],
    ["dynamic", { isDynamic: true }, "rule"],
    ["synced from on-premises", { isOnPremises: true }, "Active Directory"],
    ["role-assignable", { isRoleAssignable: true }, "Entra admin center"],
    ["management-restricted", { isManagementRestricted: true }, "administrator of that"],
    ["out of scope", { inScope: false }, "Settings"],
  ] as const)("says why it can't work and where it can be done when it is %s", (_what, group, where) => {
    for (const action of [add, remove]) {
      const answer = checkEligibility(action, facts({ group: { ...group, hasPerson: action === remove } }));
      expect(answer).toMatchObject({ status: "not-possible" });
      expect(answer.status === "not-possible" ? answer.whereToDoIt : "").toContain(where);
    }
  });

  it("is already so for a member who joins and a stranger who leaves", () => {
    expect(checkEligibility(add, facts({ group: { hasPerson: true } })).status).toBe("already-so");
    expect(checkEligibility(remove, facts({ group: { hasPerson: false } })).status).toBe("already-so");
  });

  it("is refused when the mirror doesn't know it", () => {
    const answer = checkEligibility(add, { ...facts({}), group: null });
    expect(answer.status).toBe("ready");
    expect(add.eligibility({ ...facts({}), group: null })).toMatchObject({ code: "group-not-found" });
  });
});

describe.each(listActions())("$title", (action) => {
  const ready = (): ActionFacts => {
    const base = facts({ group: { hasPerson: action === remove }, person: startOf(action.key) });
    if (action.fields[0]?.kind !== "app") return base;
    return { ...base, group: null, app: action.mark === "gains" ? figma : { ...figma, direct: [editor] } };
  };

  it("is ready on an ordinary person", () => {
    expect(checkEligibility(action, ready())).toEqual({ status: "ready" });
  });

  it.each([
    ["privileged", { privileges: ["Global Administrator"] }],
    ["protected", { protection: "protected" as const }],
    ["break-glass", { protection: "break-glass" as const }],
    ["out-of-scope", { inScope: false }],
  ])("is refused when the person is %s", (code, person) => {
    const base = ready();
    expect(checkEligibility(action, { ...base, person: { ...base.person, ...person } })).toMatchObject({
      status: "not-possible",
      code,
    });
  });

  it("is left to a second person on privileged and protected people when the policy says so, never on break-glass", () => {
    const base = { ...ready(), allowsSecondPerson: true };
    const on = (person: Partial<PersonFacts>) => ({ ...base, person: { ...base.person, ...person } });
    for (const person of [{ privileges: ["Global Administrator"] }, { protection: "protected" as const }]) {
      expect(checkEligibility(action, on(person))).toEqual({ status: "ready" });
      expect(needsSecondPerson(on(person))).toBe(true);
    }
    const emergency = on({ protection: "break-glass", privileges: ["Global Administrator"] });
    expect(checkEligibility(action, emergency)).toMatchObject({ code: "break-glass" });
    expect(needsSecondPerson(base)).toBe(false);
  });

  it("is for people who are not deleted, unless it is about the bin", () => {
    const base = ready();
    const answer = checkEligibility(action, { ...base, person: { ...base.person, status: "Deleted" } });
    const expected: Partial<Record<string, string>> = {
      "delete-user": "already-so",
      "restore-user": "ready",
    };
    expect(answer.status).toBe(expected[action.key] ?? "not-possible");
    if (answer.status === "not-possible")
      expect(answer).toMatchObject({ code: "deleted", whereToDoIt: "Restore the user first." });
  });

  it("names the missing permission", () => {
    const base = ready();
    const answer = checkEligibility(action, {
      ...base,
      connection: { ...connection, grantedPermissions: [] },
    });
    expect(answer).toMatchObject({ status: "not-possible", code: "missing-permission" });
    expect(answer.status === "not-possible" ? answer.reason : "").toContain(action.permissions[0]?.[0]);
  });

  it.each([
    ["needs-reauthorization", { status: "Needs reauthorization" as const }],
    ["not-connected", { status: "Paused" as const }],
    ["directory-too-old", { lastSyncAt: NOW - 25 * 3_600_000 }],
  ])("stands still when the connection is %s", (code, change) => {
    const base = ready();
    const answer = checkEligibility(action, { ...base, connection: { ...connection, ...change } });
    expect(answer).toMatchObject({ status: "not-possible", code });
  });

  it("is about oneself only where that is harmless", () => {
    const base = ready();
    const answer = checkEligibility(action, { ...base, actorObjectId: base.person.objectId });
    expect(answer.status).toBe(action.isRefusedOnSelf ? "not-possible" : "ready");
  });
});

describe("sign-in", () => {
  it("of a synced or protected person is changed elsewhere", () => {
    const block = ACTIONS["block-sign-in"];
    expect(checkEligibility(block, facts({ person: { isOnPremises: true } }))).toMatchObject({
      code: "synced",
    });
    expect(checkEligibility(block, facts({ person: { isManagementRestricted: true } }))).toMatchObject({
      code: "protected",
    });
  });
});

describe("an account", () => {
  const reset = ACTIONS["reset-password"];
  const remove = ACTIONS["delete-user"];
  const restore = ACTIONS["restore-user"];

  it("that is synced or protected is reset, deleted and restored elsewhere", () => {
    for (const action of [reset, remove, restore]) {
      const status = action === restore ? "Deleted" : "Active";
      expect(checkEligibility(action, facts({ person: { status, isOnPremises: true } }))).toMatchObject({
        code: "synced",
      });
      const restricted = facts({ person: { status, isManagementRestricted: true } });
      expect(checkEligibility(action, restricted)).toMatchObject({ code: "protected" });
    }
  });

  it("of a guest has no password here, but can be deleted", () => {
    const guest = facts({ person: { isGuest: true } });
    expect(checkEligibility(reset, guest)).toMatchObject({
      code: "guest",
      reason: "A guest's password lives in their own organization.",
    });
    expect(checkEligibility(remove, guest)).toEqual({ status: "ready" });
  });

  it("is already live, or already deleted, with since when", () => {
    expect(checkEligibility(restore, facts({}))).toMatchObject({ status: "already-so" });
    const bin = facts({ person: { status: "Deleted", deletedAt: NOW } });
    expect(checkEligibility(remove, bin)).toMatchObject({ status: "already-so", since: NOW });
  });

  it("of somebody privileged is never believed to be live or deleted already", () => {
    const live = facts({ person: { privileges: ["Global Administrator"] } });
    expect(checkEligibility(restore, live)).toMatchObject({ code: "privileged" });
    const bin = facts({ person: { status: "Deleted", privileges: ["Global Administrator"] } });
    expect(checkEligibility(remove, bin)).toMatchObject({ code: "privileged" });
  });

  it("says until when it can be restored", () => {
    expect(remove.note?.(facts({}))).toBe("Can be restored for 30 days, until 24 December 2026.");
    const evening = { ...facts({}), now: NOW + 14.5 * 60 * 60_000, timeZone: "Europe/Paris" };
    expect(remove.note?.(evening)).toContain("until 25 December 2026");
  });
});

function startOf(key: string): Partial<PersonFacts> {
  if (key === "restore-user") return { status: "Deleted" };
  return key === "unblock-sign-in" ? { status: "Blocked" } : {};
}
