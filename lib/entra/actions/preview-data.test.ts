import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import type { ApprovalText } from "./describe-actions.ts";
import { previewAction } from "./preview-data.ts";
import { previewQuery } from "./schema.ts";

const NOW = Date.UTC(2026, 10, 26, 9);

function makeWorld() {
  const company = new Company(testDatabase());
  company.connect({ lastSyncAt: NOW - 60_000, grantedPermissions: ["GroupMember.ReadWrite.All"] });
  const ikram = company.person({ displayName: "Ikram Benali" });
  const hannah = company.person({ displayName: "Hannah Lindqvist" });
  const studio = company.group({ displayName: "Packaging Studio" });
  const rule = company.group({ displayName: "Packaging – All", isDynamic: true });
  company.member(studio, hannah);
  company.assign(company.app({ displayName: "Miro" }), studio, "group");
  return { db: company.db, ikram, hannah, studio, rule };
}

let world: ReturnType<typeof makeWorld>;
beforeEach(() => {
  world = makeWorld();
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

const byOwner: ApprovalText = () => ({ status: "due", by: "Tomasz Zieliński, owner of Packaging Studio" });
const nobody: ApprovalText = () => ({ status: "nobody", reason: "Nobody may approve.", whereToDoIt: "Ask." });
const both = () => [world.ikram.objectId, world.hannah.objectId];
const joining = (approvalOf: ApprovalText, role?: Role) => {
  const targets = [world.studio, world.rule].map(({ objectId }) => ({ groupObjectId: objectId }));
  const query = { action: "add-user-to-group", subjects: both(), targets };
  return previewAction(context(role), query, approvalOf);
};

describe("what one form would do", () => {
  it("says for every person and every target whether it works, in the order they were named", () => {
    expect(
      joining(byOwner).map((row) => [row.subjectName, row.targetName, row.eligibility.status, row.approval]),
    ).toEqual([
      ["Ikram Benali", "Packaging Studio", "ready", "Tomasz Zieliński, owner of Packaging Studio"],
      ["Ikram Benali", "Packaging – All", "not-possible", null],
      ["Hannah Lindqvist", "Packaging Studio", "already-so", null],
      ["Hannah Lindqvist", "Packaging – All", "not-possible", null],
    ]);
  });

  it("tells what changes, and which apps come with the group", () => {
    const [row] = joining(byOwner);
    expect(row?.changes[0]).toEqual({ mark: "gains", strong: "Packaging Studio", text: "as member" });
    expect(row?.appNames).toEqual(["Miro"]);
  });

  it("is not possible where nobody is left who may approve", () => {
    expect(joining(nobody)[0]?.eligibility).toMatchObject({
      status: "not-possible",
      reason: "Nobody may approve.",
      whereToDoIt: "Ask.",
    });
  });

  it("takes actions without a target, and refuses foreign people, actions and input", () => {
    const ask = (action: string, subjects: string[], targets: Record<string, string>[] = [{}]) =>
      previewAction(context(), { action, subjects, targets }, byOwner);
    expect(ask("revoke-user-sessions", both())).toHaveLength(2);
    expect(() => ask("revoke-user-sessions", [crypto.randomUUID()])).toThrow("no such person");
    expect(() => ask("make-tea", both())).toThrow("no such action");
    expect(() => ask("add-user-to-group", both())).toThrow();
  });

  it("gives an employee nothing", () => {
    expect(() => joining(byOwner, "employee")).toThrow("Your role");
  });
});

describe("the address of a preview", () => {
  const parse = (subjects: string, targets: string) =>
    previewQuery.safeParse({ action: "block-sign-in", subjects, targets });
  const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID()).join(",");

  it("names each person once, fifty at most", () => {
    const id = crypto.randomUUID();
    expect(parse(`${id},${id}`, "[{}]").data?.subjects).toEqual([id]);
    expect(parse(ids(50), "[{}]").success).toBe(true);
    expect(parse(ids(51), "[{}]").error?.issues[0]?.message).toBe("Choose at most 50 people.");
    expect(parse("", "[{}]").success).toBe(false);
  });

  it("refuses targets that are no list of inputs", () => {
    expect(parse(ids(1), "{").success).toBe(false);
    expect(parse(ids(1), "[]").success).toBe(false);
    expect(parse(ids(1), '[{"groupObjectId":1}]').success).toBe(false);
    expect(parse(ids(1), JSON.stringify(Array.from({ length: 21 }, () => ({})))).success).toBe(false);
  });
});
