import { expect, test } from "vitest";
import { connections } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { insertConnection } from "#lib/entra/sync/testing.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { createAccessProbe } from "./probe-access.ts";

const MINUTE = 60_000;
const LOST_AT = 10_000 * MINUTE;

function desk(check?: () => Promise<unknown>) {
  const db = testDatabase();
  insertConnection(db);
  const setStatus = (status: "Connected" | "Needs reauthorization" | "Paused") =>
    db.update(connections).set({ status, reauthorizationSince: LOST_AT }).run();
  setStatus("Needs reauthorization");
  const time = { now: LOST_AT };
  const ctx: Context = { db, clock: { now: () => time.now }, actor: workerActor };
  const asked: number[] = [];
  const make = () =>
    createAccessProbe(ctx, async () => {
      asked.push((time.now - LOST_AT) / MINUTE);
      await check?.();
    });
  const probe = make();
  /** As the worker does: twice a second; here once a minute. */
  async function pass(minutes: number, by = probe) {
    for (let n = 0; n < minutes; n += 1) {
      time.now += MINUTE;
      by.tick();
      await by.idle();
    }
  }
  return { time, asked, probe, make, setStatus, pass };
}

test("a lost access is asked about after a quarter of an hour, and then once in each", async () => {
  const { asked, probe, pass } = desk();
  probe.tick();
  await pass(14);
  expect(asked).toEqual([]);
  await pass(47);
  expect(asked).toEqual([15, 30, 45, 60]);
});

test("a worker that starts later asks at once, and no more often for it", async () => {
  const { time, asked, pass } = desk();
  time.now += 119 * MINUTE;
  await pass(16);
  expect(asked).toEqual([120, 135]);
});

test("it stops when the connection is there again, and a new loss is waited for anew", async () => {
  const { time, asked, setStatus, pass } = desk();
  await pass(15);
  for (const status of ["Connected", "Paused"] as const) {
    setStatus(status);
    await pass(60);
  }
  expect(asked).toEqual([15]);
  setStatus("Needs reauthorization");
  time.now = LOST_AT;
  await pass(15);
  expect(asked).toEqual([15, 15]);
});

test("a question that fails is no reason to stop asking", async () => {
  for (const error of [new DeskError("unavailable", "Microsoft did not answer."), new Error("a bug")]) {
    const { asked, pass } = desk(() => Promise.reject(error));
    await pass(31);
    expect(asked).toEqual([15, 30]);
  }
});

test("one question at a time, however long it takes", async () => {
  let answer: () => void = () => undefined;
  const { time, asked, probe } = desk(() => new Promise<void>((resolve) => (answer = resolve)));
  for (let n = 0; n < 4; n += 1) {
    time.now += 15 * MINUTE;
    probe.tick();
  }
  expect(asked).toEqual([15]);
  answer();
  await probe.idle();
  probe.tick();
  answer();
  await probe.idle();
  expect(asked).toEqual([15, 60]);
});

test("a clock that was put back does not silence it", async () => {
  const { time, asked, pass } = desk();
  await pass(15);
  time.now = LOST_AT - 600 * MINUTE;
  await pass(1);
  expect(asked).toHaveLength(2);
});
