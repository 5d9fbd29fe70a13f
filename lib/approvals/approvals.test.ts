import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  actionRuns,
  approvals,
  changeFeed,
  groups,
  members,
  memberships,
  people,
  requests,
  settings,
  timelineEntries,
} from "#db/schema/index.ts";
import { PAUSE_KEY, POLICY_KEY } from "#lib/entra/protection/data.ts";
import { holdInstance } from "#lib/instance/hold-instance.ts";
import { newId } from "#lib/platform/ids.ts";
import { askQuestion } from "./ask-question.ts";
import { readApprovalDetails } from "./approval-details-data.ts";
import { readApprovalLists } from "./approvals-data.ts";
import { decideApproval } from "./decide-approval.ts";
import { remindApprovers } from "./remind-approvers.ts";
import { runApproved } from "./run-approved.ts";
import { startApproved } from "./start-approved.ts";
import { settleApprovals } from "./settle-approvals.ts";
import { ApprovalDesk } from "./testing/approval-desk.ts";
import { withdrawApproval } from "./withdraw-approval.ts";

let desk: ApprovalDesk;
beforeEach(() => {
  desk = new ApprovalDesk();
});

type Who = Parameters<ApprovalDesk["as"]>[0];
const decide = (by: Who, approvalId: string, decision: "Approved" | "Rejected" = "Approved", note = "") =>
  decideApproval(desk.as(by), { approvalId, decision, note }, desk.tools);
const refused = (promise: Promise<unknown>, code: string) =>
  expect(promise).rejects.toMatchObject({ name: "DeskError", code });

describe("asking", () => {
  it("runs at once where no rule speaks about it", async () => {
    expect(await desk.ask()).toMatchObject({ status: "done" });
    expect(desk.writes).toHaveLength(1);
  });

  it("waits for the manager, sends nothing, and says whose turn it is", async () => {
    desk.rule();
    const outcome = await desk.ask({ reason: "For the spring line" });
    expect(outcome).toMatchObject({ status: "waiting-approval", runId: null });
    expect(outcome.message).toBe(
      "Hannah Lindqvist, manager of Ikram Benali, is asked to approve: add Ikram Benali to Prototype Vault.",
    );
    expect(desk.writes).toHaveLength(0);
    expect(desk.runs()).toHaveLength(0);
    expect(desk.approvals()).toMatchObject([{ state: "Pending", reason: "For the spring line" }]);
    expect(desk.events()).toEqual(["approval.rule-saved Done", "approval.asked waiting-approval"]);
    expect(desk.db.select().from(timelineEntries).all()).toMatchObject([{ kind: "approval" }]);
    expect(readApprovalLists(desk.as(desk.hannah)).waiting).toMatchObject([
      { title: "Add Ikram Benali to Prototype Vault", canDecide: true, askedBy: "Noor Haidari" },
    ]);
    expect(readApprovalLists(desk.as(desk.tomasz)).waiting).toEqual([]);
  });

  it("asks once, whoever clicks and however often", async () => {
    desk.rule();
    const key = newId();
    const all = await Promise.all([
      ...Array.from({ length: 25 }, () => desk.ask({ idempotencyKey: key })),
      ...Array.from({ length: 25 }, () => desk.ask({}, desk.kwame)),
    ]);
    expect(new Set(all.map(({ approvalId }) => approvalId))).toHaveLength(1);
    expect(desk.approvals()).toHaveLength(1);
  });

  it("refuses a key that was used for another action", async () => {
    desk.rule();
    const key = newId();
    await desk.ask({ idempotencyKey: key });
    await refused(desk.ask({ idempotencyKey: key, subjectObjectId: desk.hannah.objectId }), "conflict");
  });

  it("needs none for what is so already", async () => {
    desk.rule();
    desk.db.insert(memberships).values({ groupId: desk.vault.id, memberId: desk.ikram.id }).run();
    expect(await desk.ask()).toMatchObject({ status: "done" });
    expect(desk.approvals()).toHaveLength(0);
  });

  it("takes the most exact rule", async () => {
    desk.rule({ actionKey: "", serviceKey: "group-membership", approver: "admin" });
    desk.rule({ approver: "manager" });
    desk.rule({ serviceKey: "group-membership", approver: "none" });
    expect(await desk.ask()).toMatchObject({ status: "done" });
    expect(await desk.ask({ requestId: null, actionKey: "remove-user-from-group" })).toMatchObject({
      status: "done",
    });
  });
});

describe("after a reset of somebody's password (T36)", () => {
  const reset = (state: "verified" | "failed", at: number) =>
    desk.db
      .insert(actionRuns)
      .values({
        id: newId(),
        actionKey: "reset-password",
        tenantId: "t",
        subjectObjectId: desk.ikram.objectId,
        subjectName: "Ikram Benali",
        input: {},
        labels: {},
        digest: "d",
        idempotencyKey: newId(),
        state,
        actorId: "a",
        clientRequestId: newId(),
        deadlineAt: at,
        createdAt: at,
      })
      .run();

  it("giving them something takes their manager for a day, taking it away does not", async () => {
    const now = desk.as(desk.noor).clock.now();
    reset("verified", now - 60_000);
    expect((await desk.ask()).message).toMatch(/^Hannah Lindqvist, manager of Ikram Benali, is asked/);
    expect(desk.writes).toHaveLength(0);
    desk.db.insert(memberships).values({ groupId: desk.vault.id, memberId: desk.ikram.id }).run();
    expect(await desk.ask({ actionKey: "remove-user-from-group" })).toMatchObject({ status: "done" });
  });

  it("neither a reset of yesterday nor one that failed counts", async () => {
    const now = desk.as(desk.noor).clock.now();
    reset("verified", now - 24 * 60 * 60_000);
    reset("failed", now - 60_000);
    expect(await desk.ask()).toMatchObject({ status: "done" });
  });

  it("a stricter rule of the workspace stays", async () => {
    desk.rule({ approver: "owner" });
    reset("verified", desk.as(desk.noor).clock.now() - 60_000);
    expect((await desk.ask()).message).toContain("Tomasz Zielinski, owner of Prototype Vault");
  });
});

it("sends nothing while the installation stands still, whoever clicks (T47)", async () => {
  holdInstance(desk.as(desk.noor), "copied", { missingEntries: 0 });
  await refused(desk.ask(), "not-possible");
  expect(desk.writes).toHaveLength(0);
  expect(desk.runs()).toHaveLength(0);
});

describe("who may approve (T24, T25, T45)", () => {
  it("asks the owner of the group", async () => {
    desk.rule({ approver: "owner" });
    const id = await desk.waiting();
    expect(readApprovalDetails(desk.as(desk.tomasz), id)).toMatchObject({
      whyYou: "You’re asked because you are an owner of Prototype Vault.",
      said: null,
      changes: [{ mark: "gains", strong: "Prototype Vault" }],
    });
    expect(readApprovalDetails(desk.as(desk.hannah), id)).toBeNull();
  });

  it("shows what the request's form was answered, and no empty message", async () => {
    desk.rule({ approver: "owner" });
    const id = await desk.waiting();
    const answers = [{ key: "role", label: "Role", kind: "text", text: "Editor", objectId: null }];
    desk.db.update(requests).set({ answers }).run();
    const entry = { requestId: desk.requestId, kind: "message", at: 0, body: "" } as const;
    desk.db.insert(timelineEntries).values(entry).run();
    expect(readApprovalDetails(desk.as(desk.tomasz), id)).toMatchObject({ said: null, answers });
  });

  it("never asks the one who asks, the requester, or the person it is about", async () => {
    desk.rule({ approver: "named", named: [desk.noor.memberId, desk.ikram.memberId, desk.tomasz.memberId] });
    const id = await desk.waiting();
    for (const own of [desk.noor, desk.ikram]) expect(readApprovalLists(desk.as(own)).waiting).toEqual([]);
    await refused(decide(desk.noor, id), "not-allowed");
    await refused(decide(desk.ikram, id), "not-found");
    expect(await decide(desk.tomasz, id)).toMatchObject({ state: "Approved" });
  });

  it("never asks the subject by a second account of theirs", async () => {
    const second = newId();
    const { objectId } = desk.ikram;
    desk.db
      .insert(members)
      .values({
        id: second,
        email: "x",
        displayName: "Ikram",
        role: "admin",
        tenantId: "other",
        objectId,
        createdAt: 1,
      })
      .run();
    desk.rule({ approver: "admin" });
    const id = await desk.waiting();
    await refused(decide({ ...desk.ikram, memberId: second }, id), "not-allowed");
  });

  it("asks the fallback at once where there is no manager", async () => {
    desk.db.update(people).set({ managerId: null }).where(eq(people.id, desk.ikram.id)).run();
    desk.rule();
    const outcome = await desk.ask();
    expect(outcome.message).toContain("An admin of Gatehouse");
    expect(await decide(desk.kwame, outcome.approvalId ?? "")).toMatchObject({ state: "Approved" });
  });

  it("asks the fallback at once where the manager is blocked, and in a manager loop", async () => {
    desk.block(desk.hannah);
    desk.rule();
    expect((await desk.ask()).message).toContain("An admin of Gatehouse");
    desk.db
      .update(people)
      .set({ status: "Active", managerId: desk.ikram.id })
      .where(eq(people.id, desk.hannah.id))
      .run();
    expect((await desk.ask({ subjectObjectId: desk.hannah.objectId, requestId: null })).message).toContain(
      "Ikram Benali, manager of Hannah Lindqvist",
    );
  });

  it("asks the fallback too where the manager was changed in the last days", async () => {
    desk.rule();
    desk.db
      .insert(changeFeed)
      .values({
        runId: "r",
        at: desk.now - 1_000,
        kind: "person",
        objectId: desk.ikram.objectId,
        name: "I",
        what: "moved-manager",
      })
      .run();
    const id = await desk.waiting();
    expect(readApprovalLists(desk.as(desk.kwame)).waiting).toHaveLength(1);
    expect(await decide(desk.kwame, id)).toMatchObject({ state: "Approved" });
  });

  it("lets the fallback step in after half of the time, not before", async () => {
    desk.rule();
    const id = await desk.waiting();
    await refused(decide(desk.kwame, id), "not-allowed");
    desk.passDays(0.5);
    expect(await decide(desk.kwame, id)).toMatchObject({ state: "Approved" });
  });

  it("is refused where nobody is left", async () => {
    desk.rule({
      approver: "named",
      named: [desk.noor.memberId],
      fallback: "named",
      fallbackNamed: [desk.ikram.memberId],
    });
    expect(await desk.ask()).toMatchObject({ status: "refused", reason: "no-approver" });
    expect(desk.approvals()).toHaveLength(0);
  });

  it("does not let a blocked person decide", async () => {
    desk.rule();
    const id = await desk.waiting();
    desk.block(desk.hannah);
    await refused(decide(desk.hannah, id), "not-allowed");
  });

  it("keeps the approver of the moment it was asked (T25)", async () => {
    desk.rule();
    const id = await desk.waiting();
    desk.db.update(people).set({ managerId: desk.tomasz.id }).where(eq(people.id, desk.ikram.id)).run();
    await refused(decide(desk.tomasz, id), "not-found");
    expect(await decide(desk.hannah, id)).toMatchObject({ state: "Approved" });
  });
});

describe("deciding", () => {
  it("runs exactly what was approved, once, with the asker as its actor", async () => {
    desk.rule();
    const id = await desk.waiting();
    const answer = await decide(desk.hannah, id, "Approved", "Until the review");
    expect(answer).toMatchObject({ state: "Approved", outcome: { status: "done" } });
    expect(desk.writes).toMatchObject([
      { method: "POST", path: `/groups/${desk.vault.objectId}/members/$ref` },
    ]);
    expect(desk.runs()).toMatchObject([{ approvalId: id, actorId: desk.noor.memberId, state: "done" }]);
    expect(desk.approvals()).toMatchObject([
      { decidedByName: "Hannah Lindqvist", runId: desk.runs()[0]?.id },
    ]);
    await refused(decide(desk.hannah, id), "conflict");
    expect(await runApproved(desk.as(desk.hannah), id, desk.tools)).toBeNull();
    expect(desk.writes).toHaveLength(1);
  });

  it("gives fifty votes at once one effect", async () => {
    desk.rule({ approver: "admin" });
    const id = await desk.waiting();
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => decide(n % 2 === 0 ? desk.kwame : desk.amara, id)),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(desk.writes).toHaveLength(1);
  });

  it("rejects with a reason, and asks for one", async () => {
    desk.rule();
    const id = await desk.waiting();
    await refused(decide(desk.hannah, id, "Rejected"), "invalid-input");
    expect(await decide(desk.hannah, id, "Rejected", "Read only is enough")).toEqual({
      state: "Rejected",
      outcome: null,
    });
    expect(desk.writes).toHaveLength(0);
    expect(readApprovalDetails(desk.as(desk.noor), id)).toMatchObject({
      standing: "rejected",
      note: "Read only is enough",
      waitingFor: null,
    });
    await refused(decide(desk.hannah, id), "conflict");
  });

  it("waits for all where all are needed, and one rejection rejects", async () => {
    desk.rule({ approver: "named", named: [desk.hannah.memberId, desk.tomasz.memberId], needs: "all" });
    const id = await desk.waiting();
    expect(await decide(desk.hannah, id)).toMatchObject({ state: "Pending" });
    await refused(decide(desk.hannah, id), "not-allowed");
    expect(desk.writes).toHaveLength(0);
    expect(await decide(desk.tomasz, id)).toMatchObject({ state: "Approved" });
    expect(desk.writes).toHaveLength(1);
  });

  it("expires, and nothing runs after it (T28)", async () => {
    desk.rule();
    const id = await desk.waiting();
    desk.passDays(1.01);
    await refused(decide(desk.hannah, id), "conflict");
    await settleApprovals(desk.as(desk.kwame), desk.tools);
    expect(desk.approvals()).toMatchObject([{ state: "Expired" }]);
    expect(desk.events().at(-1)).toBe("approval.expired refused");
    expect(desk.writes).toHaveLength(0);
  });

  it("can be withdrawn and reminded by agents only", async () => {
    desk.rule();
    const id = await desk.waiting();
    expect(() => withdrawApproval(desk.as(desk.hannah), { approvalId: id })).toThrow("Your role");
    remindApprovers(desk.as(desk.noor), { approvalId: id });
    expect(() => remindApprovers(desk.as(desk.noor), { approvalId: id })).toThrow("less than an hour");
    withdrawApproval(desk.as(desk.kwame), { approvalId: id });
    await refused(decide(desk.hannah, id), "conflict");
    expect(() => withdrawApproval(desk.as(desk.noor), { approvalId: id })).toThrow("cancelled already");
  });
});

describe("what was approved is what runs (T26, T27)", () => {
  const groupId = () => eq(groups.id, desk.vault.id);
  const CHANGES: [what: string, change: (id: string) => void][] = [
    ["the action", (id) => set(id, { actionKey: "remove-user-from-group" })],
    ["the person", (id) => set(id, { subjectObjectId: desk.tomasz.objectId })],
    ["the target", (id) => set(id, { input: { groupObjectId: otherGroup() } })],
    ["the end date", (id) => set(id, { endsAt: desk.now + 5_000_000 })],
    ["the request", (id) => set(id, { requestId: null })],
    ["the asker", (id) => set(id, { askedBy: desk.kwame.memberId })],
    ["the rules", () => desk.bumpPolicy()],
    ["the requester", () => desk.db.update(requests).set({ requesterId: desk.hannah.memberId }).run()],
    [
      "what the group is",
      () => desk.db.update(groups).set({ isRoleAssignable: true }).where(groupId()).run(),
    ],
    [
      "what the group opens",
      () => desk.company.assign(desk.company.app({ displayName: "Vault" }), desk.vault, "group"),
    ],
    ["the person's state", () => desk.block(desk.ikram)],
    ["the policy for privileged people", () => allowSecondPerson()],
  ];
  const set = (id: string, change: Partial<typeof approvals.$inferInsert>) =>
    desk.db.update(approvals).set(change).where(eq(approvals.id, id)).run();
  const otherGroup = () => desk.company.group({ displayName: "Other" }).objectId;

  it.each(CHANGES)("is void once %s has changed", async (_what, change) => {
    desk.rule();
    const id = await desk.waiting();
    change(id);
    const { outcome } = await decide(desk.hannah, id);
    expect(outcome).toMatchObject({ status: "refused" });
    expect(desk.writes).toHaveLength(0);
    expect(desk.approvals()).toMatchObject([{ state: "Approved", runId: null }]);
    expect(desk.approvals()[0]?.voidReason).toBeTruthy();
    expect(desk.events().at(-1)).toBe("approval.void refused");
    expect(await runApproved(desk.as(desk.kwame), id, desk.tools)).toBeNull();
  });

  it("is void once the asker is no agent any more", async () => {
    desk.rule();
    const id = await desk.waiting();
    desk.db.update(members).set({ role: "employee" }).where(eq(members.id, desk.noor.memberId)).run();
    expect((await decide(desk.hannah, id)).outcome).toMatchObject({ status: "refused" });
    expect(desk.writes).toHaveLength(0);
  });

  it("is void once the asker is blocked in Entra", async () => {
    desk.rule();
    const id = await desk.waiting();
    desk.block(desk.noor);
    expect((await decide(desk.hannah, id)).outcome).toMatchObject({ status: "refused" });
    expect(desk.writes).toHaveLength(0);
  });

  it("is void once the approver has left before it could run", async () => {
    desk.rule();
    const id = await desk.waiting();
    pause();
    expect(await decide(desk.hannah, id)).toEqual({ state: "Approved", outcome: null });
    desk.block(desk.hannah);
    resume();
    await settleApprovals(desk.as(desk.kwame), desk.tools);
    expect(desk.approvals()[0]?.voidReason).toBe(
      "Hannah Lindqvist, who approved it, can't approve any more.",
    );
    expect(desk.writes).toHaveLength(0);
  });
});

describe("the worker", () => {
  it("carries out after a pause what was approved in it", async () => {
    desk.rule();
    const id = await desk.waiting();
    pause();
    await decide(desk.hannah, id);
    await settleApprovals(desk.as(desk.kwame), desk.tools);
    expect(desk.writes).toHaveLength(0);
    resume();
    await settleApprovals(desk.as(desk.kwame), desk.tools);
    await settleApprovals(desk.as(desk.kwame), desk.tools);
    expect(desk.writes).toHaveLength(1);
    expect(desk.runs()).toMatchObject([{ approvalId: id }]);
  });

  it("voids what was approved and came too late", async () => {
    desk.rule();
    const id = await desk.waiting();
    pause();
    await decide(desk.hannah, id);
    desk.passDays(2);
    resume();
    await settleApprovals(desk.as(desk.kwame), desk.tools);
    expect(desk.writes).toHaveLength(0);
    expect(desk.approvals()[0]?.voidReason).toContain("the time to carry it out is over");
  });
});

describe("privileged and protected people", () => {
  it("take a second admin, whatever the rules say, once the policy allows it", async () => {
    desk.rule({ approver: "none" });
    desk.company.member(desk.company.group({ displayName: "Roles", isRoleAssignable: true }), desk.ikram);
    expect(await desk.ask()).toMatchObject({ status: "refused", reason: "privileged" });
    allowSecondPerson();
    const id = await desk.waiting();
    await refused(decide(desk.hannah, id), "not-found");
    expect(await decide(desk.amara, id)).toMatchObject({ outcome: { status: "done" } });
  });

  it("an admin can't be their own second person", async () => {
    desk.company.member(desk.company.group({ displayName: "Roles", isRoleAssignable: true }), desk.ikram);
    allowSecondPerson();
    const id = await desk.waiting({}, desk.kwame);
    await refused(decide(desk.kwame, id), "not-allowed");
    expect(await decide(desk.amara, id)).toMatchObject({ state: "Approved" });
  });
});

describe("a password (T36)", () => {
  const reset = { actionKey: "reset-password", input: {} };

  it("that its owner asked for is reset at once, after Ikram's request for Ikram", async () => {
    expect(await desk.ask(reset)).toMatchObject({ status: "done" });
  });

  it("nobody asked for takes the manager too", async () => {
    const { message } = await desk.ask({ ...reset, requestId: null });
    expect(message).toContain("Hannah Lindqvist, manager of Ikram Benali");
  });

  it("of somebody else takes that person's manager, also where the rule says nobody", async () => {
    desk.rule({ actionKey: "reset-password", approver: "none" });
    desk.db.update(people).set({ managerId: desk.hannah.id }).where(eq(people.id, desk.tomasz.id)).run();
    const id = await desk.waiting({ ...reset, subjectObjectId: desk.tomasz.objectId });
    expect(await decide(desk.hannah, id)).toEqual({ state: "Approved", outcome: null });
    expect(desk.writes).toHaveLength(0);
    await settleApprovals(desk.as(desk.kwame), desk.tools);
    expect(desk.writes).toHaveLength(0);
    const start = (by: Who) => startApproved(desk.as(by), { approvalId: id }, desk.tools);
    await refused(start(desk.kwame), "not-allowed");
    expect(await start(desk.noor)).toMatchObject({ status: "done" });
    expect(desk.writes).toMatchObject([{ method: "PATCH", path: `/users/${desk.tomasz.objectId}` }]);
    await refused(start(desk.noor), "conflict");
  });
});

describe("a question about a request", () => {
  const question = { question: "May Ikram take the camera home?", needs: "one" as const };

  it("is decided by the requester's manager, and nothing runs", async () => {
    const input = {
      ...question,
      requestId: desk.requestId,
      who: "manager" as const,
      idempotencyKey: newId(),
    };
    const { id } = askQuestion(desk.as(desk.noor), input);
    expect(askQuestion(desk.as(desk.noor), input).id).toBe(id);
    expect(readApprovalLists(desk.as(desk.hannah)).waiting).toMatchObject([{ title: question.question }]);
    expect(await decide(desk.hannah, id)).toEqual({ state: "Approved", outcome: null });
    expect(desk.db.select().from(actionRuns).all()).toEqual([]);
  });

  it("refuses an employee, and to ask the requester or oneself", () => {
    const base = { ...question, requestId: desk.requestId, idempotencyKey: newId() };
    expect(() => askQuestion(desk.as(desk.hannah), { ...base, who: "manager" })).toThrow("Your role");
    const who = [desk.ikram.memberId, desk.noor.memberId];
    expect(() => askQuestion(desk.as(desk.noor), { ...base, who })).toThrow("Nobody is left to ask");
  });
});

function setting(key: string, value: unknown): void {
  const row = { key, value: JSON.stringify(value), updatedAt: 1 };
  desk.db.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
}
const allowSecondPerson = () => setting(POLICY_KEY, { allowsSecondPerson: true });
const pause = () => setting(PAUSE_KEY, { at: 1, byName: "Kwame Mensah", why: "Audit" });
const resume = () =>
  desk.db
    .delete(settings)
    .where(and(eq(settings.key, PAUSE_KEY)))
    .run();
