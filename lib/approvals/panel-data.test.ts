import { beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { members } from "#db/schema/index.ts";
import { PAUSE_KEY, writeSetting } from "#lib/entra/protection/data.ts";
import { decideApproval } from "./decide-approval.ts";
import { readPanel, readPreview, readTargets } from "./panel-data.ts";
import { ApprovalDesk } from "./testing/approval-desk.ts";

const ADD = "add-user-to-group";

let desk: ApprovalDesk;
beforeEach(() => {
  desk = new ApprovalDesk();
});

function panelOf(by = desk.noor, requestId: string | null = desk.requestId) {
  const panel = readPanel(desk.as(by), desk.ikram.objectId, requestId);
  if (panel.status !== "person") throw new Error(panel.title);
  return panel;
}
const cardOf = (key: string) => panelOf().cards.find((card) => card.key === key);
const vaultFor = (by = desk.noor) => {
  const query = { action: ADD, subject: desk.ikram.objectId, q: "vault", request: desk.requestId };
  return readTargets(desk.as(by), query)[0];
};

describe("approval before the click", () => {
  it("says nothing where no rule asks for it", () => {
    expect(cardOf(ADD)).toMatchObject({ approval: null, eligibility: { status: "ready" } });
    expect(vaultFor()).toMatchObject({ approval: null });
  });

  it("names who decides, on the card, the target and the preview alike", () => {
    desk.rule();
    const by = "Hannah Lindqvist, manager of Ikram Benali";
    expect(cardOf(ADD)?.approval).toBe(by);
    expect(cardOf("revoke-user-sessions")?.approval).toBeNull();
    expect(vaultFor()?.approval).toBe(by);
    const [row] = readPreview(desk.as(desk.noor), {
      action: ADD,
      subjects: [desk.ikram.objectId],
      targets: [{ groupObjectId: desk.vault.objectId }],
      request: desk.requestId,
    });
    expect(row?.approval).toBe(by);
  });

  it("names the owner once the group is known", () => {
    desk.rule({ approver: "owner" });
    expect(cardOf(ADD)?.approval).not.toBeNull();
    expect(vaultFor()?.approval).toBe("Tomasz Zielinski, owner of Prototype Vault");
  });

  it("follows the rule of the request's service", () => {
    desk.rule({ serviceKey: "group-membership" });
    expect(panelOf().cards.find((card) => card.key === ADD)?.approval).not.toBeNull();
    expect(panelOf(desk.noor, null).cards.find((card) => card.key === ADD)?.approval).toBeNull();
  });

  it("is not possible where nobody is left who may approve, in the gate's own words", async () => {
    desk.rule({
      approver: "named",
      named: [desk.noor.memberId],
      fallback: "named",
      fallbackNamed: [desk.noor.memberId],
    });
    const target = vaultFor();
    expect(target?.eligibility).toMatchObject({ status: "not-possible", whereToDoIt: expect.any(String) });
    const outcome = await desk.ask();
    expect(outcome.status).toBe("refused");
    if (target?.eligibility.status !== "not-possible") throw new Error("expected a reason");
    expect(outcome.message).toContain(target.eligibility.reason);
  });
});

describe("what waits, in the panel", () => {
  it("lists it with whose turn it is, until it is decided and carried out", async () => {
    desk.rule();
    const approvalId = await desk.waiting({ reason: "For the spring line" });
    expect(panelOf().approvals).toMatchObject([
      { id: approvalId, standing: "waiting", target: "Prototype Vault", canWithdraw: true, canRemind: true },
    ]);
    expect(panelOf().approvals[0]?.waitingFor).toBe("Hannah Lindqvist, manager of Ikram Benali");
    await decideApproval(desk.as(desk.hannah), { approvalId, decision: "Approved", note: "" }, desk.tools);
    expect(panelOf().approvals).toEqual([]);
  });

  it("keeps what was approved while all automation is paused, and says by whom", async () => {
    desk.rule();
    const approvalId = await desk.waiting();
    writeSetting(desk.db, desk.now, PAUSE_KEY, { at: desk.now, byName: "Amara Okafor", why: "Drill" });
    await decideApproval(desk.as(desk.hannah), { approvalId, decision: "Approved", note: "" }, desk.tools);
    expect(panelOf().approvals).toMatchObject([{ standing: "approved", decidedBy: "Hannah Lindqvist" }]);
    expect(panelOf().automationPause).toMatchObject({ byName: "Amara Okafor" });
  });

  it("shows only what belongs to this request, and all of it on the person's own page", async () => {
    desk.rule();
    await desk.waiting({ requestId: null });
    expect(panelOf().approvals).toEqual([]);
    expect(panelOf(desk.noor, null).approvals).toHaveLength(1);
  });
});

describe("who may look", () => {
  it("gives an employee nothing, not even about themselves", () => {
    const ctx = desk.as(desk.ikram);
    const query = { action: ADD, subject: desk.ikram.objectId, q: "" };
    const preview = { action: ADD, subjects: [desk.ikram.objectId], targets: [{}] };
    expect(() => readPanel(ctx, desk.ikram.objectId, null)).toThrow("Your role");
    expect(() => readTargets(ctx, query)).toThrow("Your role");
    expect(() => readPreview(ctx, preview)).toThrow("Your role");
  });

  it("offers several people only where neither a name nor a password is about one", () => {
    desk.db.update(members).set({ role: "admin" }).where(eq(members.id, desk.noor.memberId)).run();
    const alone = panelOf().cards.filter((card) => !card.takesMorePeople);
    expect(alone.map(({ key }) => key)).toEqual(["reset-password", "delete-user"]);
  });
});
