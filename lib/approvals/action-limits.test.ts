import { expect, test } from "vitest";
import { actionRuns, limitPauses } from "#db/schema/index.ts";
import { commitIntent } from "#lib/entra/actions/commit-intent.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { releaseLimit } from "#lib/entra/protection/release-limit.ts";
import { protectionDesk } from "#lib/entra/protection/testing.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { overLimit } from "./action-limits.ts";

/** What a run leaves behind for counting. */
function act(ctx: Context, actionKey: ActionKey, undoOf: string | null = null): void {
  const now = ctx.clock.now();
  const of = { subjectObjectId: newId(), subjectName: "Somebody", tenantId: "tenant", actionKey, undoOf };
  const what = { input: {}, labels: {}, digest: newId(), idempotencyKey: newId(), clientRequestId: newId() };
  const when = { createdAt: now, deadlineAt: now };
  ctx.db
    .insert(actionRuns)
    .values({ id: newId(), ...of, ...what, ...when, state: "done", actorId: ctx.actor.id })
    .run();
}

/** As many as the gate lets through out of `wanted`. */
function loop(ctx: Context, actionKey: ActionKey, wanted: number): number {
  let done = 0;
  for (let n = 0; n < wanted; n += 1) {
    if (overLimit(ctx, actionKey) !== null) continue;
    act(ctx, actionKey);
    done += 1;
  }
  return done;
}

test("a loop over a thousand people stops at the limit, and at everybody's limit after releases", () => {
  const { db, company, time, noor, sofia, kwame, audit } = protectionDesk();
  company.crowd(999);
  expect(loop(kwame, "block-sign-in", 1_000)).toBe(20);
  const release = (by: typeof noor) => {
    time.now += 1;
    const open = db.select().from(limitPauses).all();
    const pause = open.find(({ releasedAt }) => releasedAt === null);
    releaseLimit(by, { pauseId: pause?.id ?? "" });
    time.now += 1;
  };
  release(noor);
  expect(loop(kwame, "block-sign-in", 1_000)).toBe(20);
  release(noor);
  // Five percent of a thousand people in scope.
  expect(loop(kwame, "block-sign-in", 1_000)).toBe(10);
  expect(overLimit(sofia, "block-sign-in")).toMatch(/all of you/);
  release(sofia);
  expect(overLimit(sofia, "block-sign-in")).toBeNull();
  expect(audit().filter((event) => event === "protection.limit-reached")).toHaveLength(3);
  expect(toldTo(db).filter((line) => line.startsWith("limit-reached"))).not.toEqual([]);
});

test("who reached a limit does nothing destructive until another admin releases it, however long it takes", () => {
  const { db, company, time, noor, sofia } = protectionDesk();
  company.crowd(999);
  expect(loop(noor, "block-sign-in", 30)).toBe(20);
  expect(db.select().from(limitPauses).all()).toMatchObject([
    { actorName: "Noor Haidari", actionKey: "block-sign-in", limit: 20 },
  ]);
  time.now += 3 * 60 * 60_000;
  expect(overLimit(noor, "revoke-user-sessions")).toMatch(/another admin releases it/);
  expect(overLimit(noor, "add-user-to-group")).toBeNull();
  expect(overLimit(noor, "unblock-sign-in")).toBeNull();
  expect(overLimit(sofia, "block-sign-in")).toBeNull();
  const pauseId = db.select().from(limitPauses).get()?.id ?? "";
  expect(() => releaseLimit(noor, { pauseId })).toThrow(/Another admin/);
  releaseLimit(sofia, { pauseId });
  expect(() => releaseLimit(sofia, { pauseId })).toThrow(/released already/);
  expect(overLimit(noor, "revoke-user-sessions")).toBeNull();
});

test("the worker has limits too, and what was undone is not counted", () => {
  const { db, clock } = protectionDesk();
  const worker = { db, clock, actor: workerActor };
  for (let n = 0; n < 40; n += 1) act(worker, "block-sign-in", newId());
  expect(loop(worker, "block-sign-in", 30)).toBe(20);
});

test("releasing refuses someone without the role", () => {
  const { kwame, noor, paused } = protectionDesk();
  expect(() => releaseLimit(kwame, { pauseId: paused(noor) })).toThrow(/role/);
});

type Desk = ReturnType<typeof protectionDesk>;

/** A call that the gate has let through already. */
function admittedCall({ company, kwame }: Desk, key: ActionKey, name: string) {
  const { objectId } = company.person({ displayName: name });
  const facts = readFacts(kwame, objectId, {});
  if (facts === null) throw new Error("no facts");
  const none = { requestId: null, reason: null, undoOf: null, approvalId: null, batchId: null, endsAt: null };
  const eligibility = { status: "ready" } as const;
  return { action: ACTIONS[key], facts, input: {}, eligibility, idempotencyKey: newId(), ...none };
}

test("clicks that were all admitted at once don't pass the limit together", () => {
  const desk = protectionDesk();
  desk.company.connect();
  const names = Array.from({ length: 25 }, (_, at) => `Person ${at}`);
  const refused = names.filter((name) => {
    try {
      return !commitIntent(desk.kwame, admittedCall(desk, "block-sign-in", name)).isNew;
    } catch {
      return true;
    }
  });
  expect(refused).toHaveLength(5);
  expect(desk.db.select().from(actionRuns).all()).toHaveLength(20);
});

test("what was admitted just before its actor was paused is not sent, but taking back is", () => {
  const desk = protectionDesk();
  desk.company.connect();
  const call = admittedCall(desk, "revoke-user-sessions", "Ikram Benali");
  desk.paused(desk.kwame);
  expect(() => commitIntent(desk.kwame, call)).toThrow(/limit was reached/);
  const unblock = admittedCall(desk, "unblock-sign-in", "Amara Okafor");
  const { run } = commitIntent(desk.kwame, unblock);
  const undo = { ...call, action: ACTIONS["block-sign-in"], undoOf: run.id };
  expect(commitIntent(desk.kwame, undo).isNew).toBe(true);
});
