import { describe, expect, it } from "vitest";
import { describeActionRun, type RunReader } from "./describe-action-run.ts";
import type { ActionRunView } from "./panel-types.ts";
import type { ActionRun } from "./run-state.ts";

const AT = Date.UTC(2026, 10, 24, 9);
const run: ActionRun = {
  id: "run",
  actionKey: "add-user-to-group",
  tenantId: "tenant",
  subjectObjectId: "ikram",
  subjectName: "Ikram Benali",
  input: { groupObjectId: "studio" },
  labels: { person: "Ikram Benali", group: "Packaging Studio" },
  digest: "",
  idempotencyKey: "",
  state: "done",
  requestId: "request",
  actorId: "noor",
  reason: null,
  approvalId: null,
  batchId: null,
  endsAt: null,
  precondition: null,
  before: null,
  after: null,
  clientRequestId: "ours",
  graphRequestId: "theirs",
  errorKind: null,
  errorMessage: null,
  undoOf: null,
  undoneBy: null,
  fence: 1,
  leaseUntil: null,
  readBacks: 0,
  nextReadBackAt: null,
  deadlineAt: AT,
  createdAt: AT,
  sentAt: AT,
  finishedAt: AT,
  verifiedAt: null,
};
const agent: RunReader = { memberId: "noor", isAgent: true, personObjectId: null, now: AT };
const employee: RunReader = {
  memberId: "ikram-member",
  isAgent: false,
  personObjectId: "ikram",
  now: AT,
};

const view = (changes: Partial<ActionRun>, reader = agent): ActionRunView =>
  describeActionRun({ ...run, ...changes }, "Noor Haidari", reader);
const sentence = ({ sentence: parts }: ActionRunView) => parts.map((part) => part.text).join("");

describe("a run's line", () => {
  it("says who did what, with names as they were, and offers Undo", () => {
    const line = view({});
    expect(sentence(line)).toBe("Noor Haidari added Ikram Benali to Packaging Studio");
    expect(line).toMatchObject({
      mark: "gains",
      word: "Added",
      by: "you",
      canBeUndone: true,
      standing: "done",
    });
    expect(line.technical).toContainEqual({ label: "Microsoft's request id", value: "theirs" });
  });

  it("keeps Graph's words, ids, reasons and Undo from the employee it is about", () => {
    const failed = {
      state: "failed",
      errorKind: "missing-permission",
      errorMessage: "GroupMember.ReadWrite.All",
    } as const;
    for (const line of [view({}, employee), view(failed, employee)]) {
      expect(JSON.stringify(line)).not.toMatch(/theirs|ours|ReadWrite/);
      expect(line).toMatchObject({ canBeUndone: false, technical: null, message: null });
    }
    expect(sentence(view({}, employee))).toBe("Noor Haidari added you to Packaging Studio");
    expect(sentence(view(failed, employee))).toBe("Noor Haidari couldn't add you to Packaging Studio");
  });

  it("is undone by its inverse, and then offers nothing more to undo", () => {
    expect(view({ undoneBy: "other" })).toMatchObject({
      standing: "undone",
      mark: "stays",
      canBeUndone: false,
    });
    const inverse = view({ actionKey: "remove-user-from-group", undoOf: "run" });
    expect(sentence(inverse)).toBe("Noor Haidari removed Ikram Benali from Packaging Studio to undo it");
  });

  it("never offers Undo for revoked sessions or for what failed", () => {
    expect(
      view({ actionKey: "revoke-user-sessions", input: {}, labels: { person: "Ikram Benali", group: "" } }),
    ).toMatchObject({
      canBeUndone: false,
      target: "Revoke user sessions",
    });
    expect(view({ state: "failed" }).canBeUndone).toBe(false);
    expect(view({ state: "unknown" })).toMatchObject({
      standing: "checking",
      word: "Checking",
      canBeUndone: false,
    });
  });

  it("says of an app by which way, and offers Undo only where the ids of what was made are known", () => {
    const direct = {
      actionKey: "assign-application-to-user",
      input: { appObjectId: "figma", access: "roles:editor" },
      labels: { person: "Ikram Benali", group: "", app: "Figma", how: " (Editor)" },
      before: { direct: [{ assignmentId: "had", roleId: "viewer", createdAt: null }], roleNames: {} },
    };
    const made = (assignmentId: string) => ({
      kind: "assignment",
      personObjectId: "ikram",
      appObjectId: "figma",
      isAssigned: true,
      assignmentId,
      roleId: "editor",
      createdAt: null,
    });
    const line = view({ ...direct, after: { patches: [made("new")] } });
    expect(sentence(line)).toBe("Noor Haidari assigned Figma to Ikram Benali (Editor)");
    expect(line).toMatchObject({ target: "Figma (Editor)", word: "Assigned", canBeUndone: true });
    expect(view(direct).canBeUndone).toBe(false);
    expect(view({ ...direct, after: { patches: [made("had")] } }).canBeUndone).toBe(false);
    const through = { ...direct, input: { appObjectId: "figma", access: "group:studio" } };
    expect(view(through).canBeUndone).toBe(true);
    expect(view(through, employee).input).toEqual({});
  });

  it("says that there was nothing to do", () => {
    expect(sentence(view({ state: "already-so" }))).toBe(
      "Ikram Benali is already a member of Packaging Studio. Nothing to do",
    );
  });

  it("offers Reconnect where that helps", () => {
    expect(view({ state: "failed", errorKind: "missing-permission" }).needsReconnect).toBe(true);
    expect(view({ state: "failed", errorKind: "throttled" }).needsReconnect).toBe(false);
  });

  it("shows agents how a temporary password stands, and employees nothing of it", () => {
    const wiped = { standing: "wiped" } as const;
    const reset = { ...run, actionKey: "reset-password", labels: { person: "Ikram Benali" } };
    expect(describeActionRun(reset, "Noor Haidari", agent, wiped)).toMatchObject({
      password: wiped,
      canBeUndone: false,
      mark: "changes",
    });
    const theirs = describeActionRun(reset, "Noor Haidari", employee, wiped);
    expect(theirs.password).toBeNull();
    expect(sentence(theirs)).toBe("Noor Haidari gave you a temporary password");
  });

  it("offers to undo a deletion for 30 days, and never to undo a restoring", () => {
    const deleted = { ...run, actionKey: "delete-user" };
    const after = (days: number) => ({ ...agent, now: AT + days * 24 * 60 * 60_000 });
    expect(view(deleted, after(29)).canBeUndone).toBe(true);
    expect(view(deleted, after(30)).canBeUndone).toBe(false);
    expect(view({ ...run, actionKey: "restore-user" }).canBeUndone).toBe(false);
  });
});
