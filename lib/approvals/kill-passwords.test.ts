import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { temporaryPasswords } from "#db/schema/index.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { SENT_LEASE_MS } from "#lib/entra/actions/run-state.ts";
import { revealPassword } from "#lib/entra/passwords/reveal-password.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import type { DeskOrder } from "./testing/desk-child.ts";
import { fileDesk, findApp, newTarget, prepare } from "./testing/desk-bed.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";
import { bundleDeskChild, removeDeskChild, startDeskChild } from "./testing/run-desk-child.ts";
import { effectsOn, expectInvariants } from "./testing/run-invariants.ts";
import { SEALING_KEY } from "./testing/sealing-key.ts";
import type { Target } from "./testing/target.ts";

const reset = ACTIONS["reset-password"];

let tenant: PracticeTenant;
let bed: ReturnType<typeof fileDesk>;
let target: Target;
let since: number;

beforeAll(async () => {
  [tenant] = await Promise.all([PracticeTenant.start(), bundleDeskChild()]);
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All"]);
}, 60_000);
afterAll(() => {
  removeDeskChild();
  tenant?.stop();
});
beforeEach(async () => {
  target = await newTarget(tenant, await findApp(tenant, "Figma"));
  bed = fileDesk(tenant);
  await prepare(bed.desk, reset, target);
  since = (await tenant.effects()).length;
});
afterEach(() => bed.close());

/** Clicks, or looks at the password of a run, in a process that dies at the point. */
async function die(order: Partial<DeskOrder>): Promise<void> {
  const { desk, path } = bed;
  const whole = { path, url: tenant.url, agentId: desk.agentId, wishes: [], end: null, ...order };
  expect(await startDeskChild(whole).ended).toMatchObject({ signal: "SIGKILL" });
}
const kept = () => bed.desk.db.select().from(temporaryPasswords).all();
const reveal = (runId = "") => revealPassword(bed.desk.context(), { runId }, SEALING_KEY);
const effects = () => effectsOn(bed.desk, target, since);

test("A10 killed when the password is sealed and not sent: it is wiped, and nobody is shown it", async () => {
  const { desk } = bed;
  await die({ wishes: [desk.wish(reset, target)], end: { signal: "SIGKILL", point: "sent kept" } });
  expect(kept()).toMatchObject([{ sealed: expect.any(String), revealedAt: null }]);
  const [run] = desk.runs();
  expect(() => reveal(run?.id)).toThrow("has not confirmed");
  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(20 * 60_000);
  expect(desk.runs()).toMatchObject([{ state: "failed", errorKind: "not-applied" }]);
  expect(kept()).toMatchObject([{ sealed: null }]);
  expect(() => reveal(run?.id)).toThrow("was not reset");
  expect(await effects()).toEqual([]);
  await expectInvariants(desk, target, []);
});

test("A10 killed when the password is set and the answer not read: the one that Entra has is shown, once", async () => {
  const { desk } = bed;
  await die({ wishes: [desk.wish(reset, target)], end: { signal: "SIGKILL", point: "effect applied" } });
  desk.pass(SENT_LEASE_MS + 1);
  await desk.reconcile(60_000);
  const [run] = desk.runs();
  expect(run?.state).toBe("verified");
  expect(reveal(run?.id).password).toMatch(/^\S{16,}$/);
  expect(() => reveal(run?.id)).toThrow("looked at this password already");
  expect(await effects()).toHaveLength(1);
  await expectInvariants(desk, target, await effects());
});

test("A11 killed while the password is revealed: nothing was shown, so it can still be looked at", async () => {
  const { desk } = bed;
  const { runId } = await desk.submit(reset, target);
  await die({ revealOf: runId ?? "", end: { signal: "SIGKILL", point: "inside reveal" } });
  expect(kept()).toMatchObject([{ sealed: expect.any(String), revealedAt: null }]);
  expect(reveal(runId ?? "").password).not.toBe("");
});

test("A11 killed when it was revealed and not shown: it is gone for good, and a new reset gives another", async () => {
  const { desk } = bed;
  const { runId } = await desk.submit(reset, target);
  await die({ revealOf: runId ?? "", end: { signal: "SIGKILL", point: "revealed" } });
  expect(kept()).toMatchObject([{ sealed: null, revealedAt: expect.any(Number) }]);
  expect(() => reveal(runId ?? "")).toThrow("looked at this password already");
  desk.pass(10 * 60_000);
  const second = await desk.submit(reset, target);
  expect(second.status).toBe("done");
  expect(reveal(second.runId ?? "").password).not.toBe("");
});
