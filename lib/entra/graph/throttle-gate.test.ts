import { expect, test } from "vitest";
import { createThrottleGate } from "./throttle-gate.ts";

const YEAR = 365 * 24 * 60 * 60_000;

function bed() {
  let now = 1_800_000_000_000;
  const slept: number[] = [];
  const clock = { now: () => now };
  const move = (ms: number) => void (now += ms);
  return { clock, move, slept };
}

test("a wait is over when the clock was put back so far that nobody could have asked for it (F39)", async () => {
  const { clock, move, slept } = bed();
  const gate = createThrottleGate(
    clock,
    async (ms) => void slept.push(ms),
    () => undefined,
  );
  gate.close(5_000);
  move(-10 * YEAR);
  await gate.pass(clock.now() + 600_000);
  expect(slept).toEqual([]);
  gate.close(2_000);
  await expect(gate.pass(clock.now())).rejects.toMatchObject({ kind: "throttled", retryAfterMs: 2_000 });
});

test("a clock that is put back in the middle of a wait does not make it endless (F39)", async () => {
  const { clock, move, slept } = bed();
  const sleep = async (ms: number) => {
    slept.push(ms);
    move(-YEAR);
  };
  const gate = createThrottleGate(clock, sleep, () => undefined);
  gate.close(5_000);
  await gate.pass(clock.now() + 600_000);
  expect(slept).toEqual([5_000]);
});
