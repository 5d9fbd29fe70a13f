import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { acquireLease } from "./acquire-lease.ts";
import { assertFence, releaseLease, renewLease } from "./hold-lease.ts";
import { LEASE_MS, LeaseLostError, leaseOwner } from "./lease.ts";

const HOUR = 60 * 60_000;

const clockAt = (start: number) => {
  let at = start;
  return { now: () => at, pass: (ms: number) => void (at += ms) };
};

test("one holder at a time, and renewing keeps the lease (F32)", () => {
  const db = testDatabase();
  const clock = clockAt(1_000);
  const first = acquireLease(db, clock, "sync", leaseOwner());
  expect(first).not.toBeNull();
  clock.pass(LEASE_MS - 1);
  expect(acquireLease(db, clock, "sync", leaseOwner())).toBeNull();
  if (first) renewLease(db, clock, first);
  clock.pass(LEASE_MS - 1);
  expect(acquireLease(db, clock, "sync", leaseOwner())).toBeNull();
});

test("a holder that woke late is refused by the fence (F33)", () => {
  const db = testDatabase();
  const clock = clockAt(1_000);
  const slept = acquireLease(db, clock, "sync", leaseOwner());
  clock.pass(LEASE_MS + 1);
  const next = acquireLease(db, clock, "sync", leaseOwner());
  if (slept === null || next === null) throw new Error("both should have got the lease in turn");
  expect(next.fence).toBe(slept.fence + 1);
  expect(() => assertFence(db, slept)).toThrow(LeaseLostError);
  expect(() => renewLease(db, clock, slept)).toThrow(LeaseLostError);
  releaseLease(db, slept);
  expect(() => assertFence(db, next)).not.toThrow();
});

test("the lease of a dead process of this machine is free at once", () => {
  const db = testDatabase();
  const clock = clockAt(1_000);
  const dead = leaseOwner().replace(/\/\d+\//, "/4194304/");
  acquireLease(db, clock, "sync", dead);
  expect(acquireLease(db, clock, "sync", leaseOwner())?.fence).toBe(2);
});

test.each([HOUR, 24 * HOUR, 10 * 365 * 24 * HOUR])(
  "a lease taken before the clock was put back by %i ms is free, and its holder is refused (F39)",
  (back) => {
    const db = testDatabase();
    const clock = clockAt(1_800_000_000_000);
    const first = acquireLease(db, clock, "sync", leaseOwner());
    clock.pass(-back);
    expect(acquireLease(db, clock, "sync", leaseOwner())?.fence).toBe(2);
    expect(() => first && renewLease(db, clock, first)).toThrow(LeaseLostError);
  },
);

test("a clock that is set right by a few seconds takes no lease away (F39)", () => {
  const db = testDatabase();
  const clock = clockAt(1_800_000_000_000);
  acquireLease(db, clock, "sync", leaseOwner());
  clock.pass(-5_000);
  expect(acquireLease(db, clock, "sync", leaseOwner())).toBeNull();
});
