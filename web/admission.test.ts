import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAdmission, type CallKind } from "./admission.ts";

const LIMITS = {
  read: { atOnce: 2, waiting: 3, patient: 1, waitMs: 250 },
  write: { atOnce: 1, waiting: 5, patient: 1, waitMs: 5_000 },
  lookAfterMs: 1_000,
};

/** A door whose clock and turns are ours. */
function door() {
  const turns: (() => void)[] = [];
  const clock = { now: 0, isIdle: false };
  const admission = createAdmission(LIMITS, {
    now: () => clock.now,
    soon: (work) => turns.push(work),
    isIdle: () => clock.isIdle,
  });
  const told: string[] = [];
  const leaves = new Map<string, () => void>();
  return {
    clock,
    told,
    enter: (name: string, kind: CallKind = "read") =>
      admission.enter({
        kind,
        start: (leave) => {
          told.push(name);
          leaves.set(name, leave);
        },
        turnAway: () => told.push(`${name}: 503`),
      }),
    leave: (name: string) => leaves.get(name)?.(),
    /** Lets the turns that are due happen. */
    turn() {
      while (turns.length > 0) turns.shift()?.();
    },
  };
}

test("lets in so many at once, and the next when one leaves", () => {
  const { enter, leave, turn, told } = door();
  for (const name of ["a", "b", "c"]) enter(name);
  turn();
  expect(told).toEqual(["a", "b"]);
  leave("a");
  turn();
  expect(told).toEqual(["a", "b", "c"]);
});

test("turns away at once what would wait too long", () => {
  const { enter, told } = door();
  for (const name of ["a", "b", "c", "d", "e", "f"]) enter(name);
  expect(told).toEqual(["a", "b", "f: 503"]);
});

test("who has waited too long is turned away when there is room, and so is who comes behind a crowd", () => {
  const { enter, leave, turn, told, clock } = door();
  for (const name of ["a", "b", "late", "later"]) enter(name);
  clock.now = 300;
  enter("behind");
  expect(told).toEqual(["a", "b", "behind: 503"]);
  leave("a");
  turn();
  expect(told).toEqual(["a", "b", "behind: 503", "late: 503", "later"]);
});

test("a few are served however long it takes: the machine is slow, not crowded", () => {
  const { enter, leave, turn, told, clock } = door();
  for (const name of ["a", "b", "c"]) enter(name);
  clock.now = 60_000;
  leave("a");
  turn();
  expect(told).toEqual(["a", "b", "c"]);
});

test("who does something does not wait behind who reads, and waits longer", () => {
  const { enter, leave, turn, told, clock } = door();
  for (const name of ["a", "b", "read", "read 2"]) enter(name);
  for (const name of ["write", "write 2", "write 3"]) enter(name, "write");
  expect(told).toEqual(["a", "b", "write"]);
  clock.now = 4_000;
  leave("write");
  turn();
  expect(told).toEqual(["a", "b", "write", "write 2", "read: 503"]);
});

test("what a browser looks at ahead of time is turned away first", () => {
  const { enter, leave, turn, told } = door();
  for (const name of ["a", "b", "waits", "ahead"]) enter(name, "prefetch");
  expect(told).toEqual(["a", "b", "ahead: 503"]);
  enter("asked for");
  leave("a");
  leave("b");
  turn();
  expect(told).toEqual(["a", "b", "ahead: 503", "waits", "asked for"]);
});

describe("what takes long", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("keeps its room while the processor is busy: it needs it still", () => {
    const { enter, turn, told } = door();
    for (const name of ["slow", "b", "c"]) enter(name);
    vi.advanceTimersByTime(5 * LIMITS.lookAfterMs);
    turn();
    expect(told).toEqual(["slow", "b"]);
  });

  test("holds nobody up while the processor is idle, and its end is no second room", () => {
    const { enter, leave, turn, told, clock } = door();
    clock.isIdle = true;
    for (const name of ["slow", "b", "c", "d"]) enter(name);
    vi.advanceTimersByTime(LIMITS.lookAfterMs);
    turn();
    expect(told).toEqual(["slow", "b", "c", "d"]);
    enter("e");
    leave("slow");
    turn();
    expect(told).toHaveLength(4);
  });
});
