import { afterEach, expect, test, vi } from "vitest";
import { takeTurns } from "./take-turns.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** Turns of which each takes until it is let go. */
function turns() {
  vi.useFakeTimers({ toFake: ["performance", "Date"] });
  const begun: PromiseWithResolvers<number>[] = [];
  const work = takeTurns({ failed: "it failed", restMs: 30_000 }, () => {
    const turn = Promise.withResolvers<number>();
    begun.push(turn);
    return turn.promise;
  });
  const pass = (ms: number) => {
    vi.advanceTimersByTime(ms);
    work.tick();
  };
  return { begun, work, pass };
}

test("one turn at a time, and the next one after as long as the last one said", async () => {
  const { begun, work, pass } = turns();
  pass(0);
  pass(60_000);
  expect(begun).toHaveLength(1);
  begun[0]?.resolve(2_000);
  await work.idle();
  pass(1_999);
  expect(begun).toHaveLength(1);
  pass(1);
  expect(begun).toHaveLength(2);
});

test("a turn that fails is followed by another one after a rest", async () => {
  const { begun, work, pass } = turns();
  pass(0);
  begun[0]?.reject(new Error("the disk is full"));
  await work.idle();
  pass(29_999);
  expect(begun).toHaveLength(1);
  pass(1);
  expect(begun).toHaveLength(2);
});

test("a clock that is put back an hour holds nothing up", async () => {
  const { begun, work, pass } = turns();
  pass(0);
  begun[0]?.resolve(1_000);
  await work.idle();
  vi.setSystemTime(Date.now() - 60 * 60_000);
  pass(1_000);
  expect(begun).toHaveLength(2);
});
