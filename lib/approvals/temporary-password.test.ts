import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { emptyWal } from "#db/empty-wal.ts";
import { messages } from "#db/schema/index.ts";
import { SENT_LEASE_MS } from "#lib/entra/actions/run-state.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { wipePasswords } from "#lib/entra/passwords/wipe-passwords.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { passwordDesk } from "./testing/password-desk.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";

const MINUTE = 60_000;
const GONE = "Nobody looked at the temporary password in 15 minutes, so it is wiped. Reset it again.";

let tenant: PracticeTenant;
let desk: Awaited<ReturnType<typeof passwordDesk>>;
beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant(ALL_PERMISSIONS);
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  desk = await passwordDesk(tenant);
});
afterEach(() => desk.close());

/** Resets and gives the run's id. */
async function reset(options: Parameters<typeof desk.submit>[0] = {}): Promise<string> {
  const { runId } = await desk.submit(options);
  return runId ?? "";
}

const onWrite = { path: "/v1\\.0/users/", method: "PATCH", times: 1 };

describe("a temporary password", () => {
  test("is shown once, to the agent who reset it, with who and when in the audit", async () => {
    const runId = await reset();
    expect(desk.view(runId)).toMatchObject({ standing: "ready", isYours: true, managerName: null });
    expect(desk.reveal(runId).password).toBe(desk.sent[0]);
    expect(() => desk.reveal(runId)).toThrow("Kwame Mensah has looked at this password already");
    expect(desk.view(runId)).toMatchObject({ standing: "revealed", byName: "Kwame Mensah" });
    expect(desk.row()).toMatchObject({ sealed: null });
    expect(desk.desk.audit().at(-1)).toMatchObject({
      event: "password.revealed",
      actionRunId: runId,
      actorName: "Kwame Mensah",
      targetId: desk.target.person,
    });
  });

  test("goes to exactly one of 50 who look at once, from two processes", async () => {
    const runId = await reset();
    const other = openDatabase(desk.path);
    const looks = Array.from({ length: 50 }, async (_, at) => {
      const ctx = desk.desk.context();
      return desk.reveal(runId, at % 2 === 0 ? ctx : { ...ctx, db: other }).password;
    });
    const settled = await Promise.allSettled(looks);
    other.$client.close();
    expect(settled.filter(({ status }) => status === "fulfilled")).toEqual([
      { status: "fulfilled", value: desk.sent[0] },
    ]);
  });

  test("is not there for anybody else", async () => {
    const runId = await reset();
    for (const role of ["admin", "agent", "employee"] as const)
      expect(() => desk.reveal(runId, desk.somebody(role))).toThrow("no temporary password for you");
    expect(() => desk.reveal(runId, desk.desk.context("employee"))).toThrow("no temporary password for you");
    expect(() => desk.handOn(runId, desk.somebody("admin"))).toThrow("no temporary password for you");
    expect(desk.view(runId, desk.somebody("admin"))).toMatchObject({ standing: "ready", isYours: false });
    expect(desk.reveal(runId).password).toBe(desk.sent[0]);
  });

  test("handed on to the manager is the manager's alone", async () => {
    const boss = desk.manager();
    const runId = await reset();
    expect(desk.view(runId)).toMatchObject({ managerName: "Hannah Lindqvist" });
    expect(desk.handOn(runId)).toEqual({ toName: "Hannah Lindqvist" });
    // A link to the page, never the value.
    const told = desk.desk.db.select().from(messages).all();
    expect(told.filter(({ recipient }) => recipient === `person:${boss.objectId}`)).toMatchObject([
      { kind: "password-handed-on" },
    ]);
    expect(JSON.stringify(told)).not.toContain(desk.sent[0]);
    expect(desk.view(runId)).toMatchObject({ standing: "handed-on", toName: "Hannah Lindqvist" });
    expect(() => desk.reveal(runId)).toThrow("no temporary password for you");
    expect(() => desk.handOn(runId)).toThrow("no temporary password for you");
    const elsewhere = desk.somebody("employee", boss.objectId);
    if (elsewhere.actor.kind === "member") elsewhere.actor.tenantId = "another tenant";
    expect(() => desk.reveal(runId, elsewhere)).toThrow("no temporary password for you");
    const manager = desk.somebody("employee", boss.objectId);
    expect(desk.reveal(runId, manager)).toMatchObject({ password: desk.sent[0] });
    const events = desk.desk.audit().map(({ event, actorName }) => [event, actorName]);
    expect(events.slice(-2)).toEqual([
      ["password.handed-on", "Kwame Mensah"],
      ["password.revealed", "Somebody Else"],
    ]);
  });

  test("stays with the agent where there is no manager who can sign in", async () => {
    const runId = await reset();
    expect(() => desk.handOn(runId)).toThrow("has no manager in Entra who can sign in");
    desk.manager("Blocked");
    expect(() => desk.handOn(runId)).toThrow("has no manager in Entra who can sign in");
    expect(desk.reveal(runId).password).toBe(desk.sent[0]);
  });

  test("is wiped when nobody looks for 15 minutes, and says so", async () => {
    const runId = await reset();
    desk.desk.pass(15 * MINUTE - 5_000);
    expect(wipePasswords(desk.desk.context())).toBe(0);
    desk.desk.pass(6_000);
    expect(() => desk.reveal(runId)).toThrow(GONE);
    expect(() => desk.handOn(runId)).toThrow(GONE);
    expect(wipePasswords(desk.desk.context())).toBe(1);
    expect(wipePasswords(desk.desk.context())).toBe(0);
    expect(desk.row()).toMatchObject({ sealed: null, revealedAt: null });
    expect(desk.view(runId)).toEqual({ standing: "wiped" });
    expect(() => desk.reveal(runId)).toThrow(GONE);
    expect(desk.desk.audit().at(-1)).toMatchObject({ event: "password.wiped", actionRunId: runId });
  });
});

describe("the password of a run", () => {
  test("is the same one when Microsoft asks to wait", async () => {
    const body = { error: { code: "TooManyRequests", message: "" } };
    await tenant.fault({
      match: onWrite,
      phase: "before-effect",
      effect: { status: 429, headers: { "retry-after": "1" }, body },
    });
    const runId = await reset();
    expect(desk.sent).toHaveLength(2);
    expect(desk.sent[0]).toBe(desk.sent[1]);
    expect(desk.reveal(runId).password).toBe(desk.sent[0]);
  });

  test("waits sealed while the answer is lost, and is shown once Entra has it", async () => {
    await tenant.fault({ match: onWrite, phase: "after-effect", effect: { status: 503 } });
    const reads = { path: "/v1\\.0/users/", method: "GET", times: 50 };
    await tenant.fault({ match: reads, phase: "before-effect", effect: { status: 503 } });
    const runId = await reset();
    expect(desk.desk.runs()).toMatchObject([{ state: "unknown" }]);
    expect(() => desk.reveal(runId)).toThrow("Entra has not confirmed the reset yet");
    await tenant.calm();
    await desk.desk.reconcile(2 * MINUTE);
    expect(desk.desk.runs()).toMatchObject([{ state: "verified" }]);
    expect(desk.row()?.expiresAt).toBeGreaterThan(desk.desk.clock.now() + 14 * MINUTE);
    expect(desk.reveal(runId).password).toBe(desk.sent[0]);
    expect(desk.sent).toHaveLength(1);
  });

  test("is wiped when the answer was lost and Entra never got it", async () => {
    await tenant.fault({ match: onWrite, phase: "before-effect", effect: { status: 503 } });
    const runId = await reset();
    expect(desk.row()?.sealed).toBeTypeOf("string");
    expect(() => desk.reveal(runId)).toThrow("Entra has not confirmed the reset yet");
    expect(desk.view(runId)).toBeNull();
    await desk.desk.reconcile(2 * MINUTE);
    expect(desk.desk.runs()).toMatchObject([{ state: "failed", errorKind: "not-applied" }]);
    expect(desk.row()).toMatchObject({ sealed: null });
    expect(() => desk.reveal(runId)).toThrow("was not reset");
  });

  test("is wiped when Entra refuses, with the reason in a sentence", async () => {
    const message = "The specified password does not comply with password complexity requirements.";
    await tenant.fault({
      match: onWrite,
      phase: "before-effect",
      effect: { status: 400, body: { error: { code: "Request_BadRequest", message } } },
    });
    const outcome = await desk.submit();
    expect(outcome).toMatchObject({ status: "failed", reason: "password-policy" });
    expect(outcome.message).toContain("The organization's password rules refused");
    expect(desk.row()).toMatchObject({ sealed: null, revealedAt: null });
  });

  test("names the role that may be missing when Entra refuses with the permission granted", async () => {
    const body = { error: { code: "Authorization_RequestDenied", message: "Insufficient privileges." } };
    await tenant.fault({ match: onWrite, phase: "before-effect", effect: { status: 403, body } });
    const outcome = await desk.submit();
    expect(outcome).toMatchObject({ status: "refused", reason: "refused" });
    expect(outcome.message).toContain("User Administrator");
  });

  test.each(["intent kept", "sent kept"] as const)("is wiped after a crash at “%s”", async (where) => {
    const crash = desk.submit({
      onPoint: (point) => {
        if (point === where) throw new Error("crash");
      },
    });
    await expect(crash).rejects.toThrow("crash");
    expect(desk.row()?.sealed !== undefined).toBe(where === "sent kept");
    desk.desk.pass(SENT_LEASE_MS + 1);
    await desk.desk.reconcile(5 * MINUTE);
    expect(desk.desk.runs()[0]).toMatchObject({ state: "failed" });
    expect(desk.row()?.sealed ?? null).toBeNull();
    expect(await tenant.writes()).toHaveLength(0);
  });

  test("that nobody can ask about is gone after an hour", async () => {
    await tenant.fault({ match: onWrite, phase: "before-effect", effect: { status: 503 } });
    await reset();
    desk.desk.pass(59 * MINUTE);
    expect(wipePasswords(desk.desk.context())).toBe(0);
    desk.desk.pass(2 * MINUTE);
    expect(wipePasswords(desk.desk.context())).toBe(1);
  });
});

describe("nothing of it stays", () => {
  test("neither the password nor, once shown, its sealed text is in a file or a row", async () => {
    const runId = await reset();
    const sealed = desk.row()?.sealed ?? "";
    const password = desk.sent[0] ?? "";
    expect(sealed).not.toBe("");
    expect(desk.isOnDisk(sealed)).toBe(true);
    expect(desk.isOnDisk(password)).toBe(false);
    desk.reveal(runId);
    expect([desk.isOnDisk(sealed), desk.isOnDisk(password)]).toEqual([false, false]);
    expect(desk.written()).not.toContain(password);
  });

  test("nor after it was wiped unseen", async () => {
    await reset();
    const sealed = desk.row()?.sealed ?? "";
    desk.desk.pass(16 * MINUTE);
    expect(wipePasswords(desk.desk.context())).toBe(1);
    expect(emptyWal(desk.desk.db)).toBe(true);
    expect([desk.isOnDisk(sealed), desk.isOnDisk(desk.sent[0] ?? "")]).toEqual([false, false]);
    expect(desk.written()).not.toContain(desk.sent[0]);
  });

  test("not even when whoever answers repeats what they were sent", async () => {
    const echo = (): Promise<never> =>
      Promise.reject(
        new GraphError({ kind: "invalid", message: `400 Bad password ${desk.sent[0]}`, status: 400 }),
      );
    expect(await desk.submit({ write: echo })).toMatchObject({ status: "failed" });
    expect(desk.sent[0]).toMatch(/^.{24}$/);
    expect(desk.written()).toContain("400 Bad password •••");
    expect(desk.written()).not.toContain(desk.sent[0]);
    expect(desk.isOnDisk(desk.sent[0] ?? "")).toBe(false);
  });
});
