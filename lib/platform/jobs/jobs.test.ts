import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { LEASE_MS, leaseOwner } from "#lib/platform/leases/lease.ts";
import { claimJob } from "./claim-job.ts";
import { enqueueJob } from "./enqueue-job.ts";
import { completeJob, failJob, heartbeatJob, returnJob } from "./settle-job.ts";

const bed = () => {
  let at = 1_000;
  return { db: testDatabase(), clock: { now: () => at }, pass: (ms: number) => void (at += ms) };
};

test("jobs with one key coalesce, and the earlier time wins", () => {
  const { db, clock, pass } = bed();
  enqueueJob(db, clock, { kind: "sync", key: "sync", payload: { n: 1 }, runAt: 9_000 });
  enqueueJob(db, clock, { kind: "sync", key: "sync", payload: { n: 2 }, runAt: 5_000 });
  expect(claimJob(db, clock, leaseOwner())).toBeNull();
  pass(4_000);
  expect(claimJob(db, clock, leaseOwner())?.payload).toEqual({ n: 2 });
  expect(claimJob(db, clock, leaseOwner())).toBeNull();
});

test("a job whose holder went silent is given to the next", () => {
  const { db, clock, pass } = bed();
  enqueueJob(db, clock, { kind: "sync", key: "sync", payload: {} });
  const first = claimJob(db, clock, leaseOwner());
  if (first === null) throw new Error("the job was due");
  pass(LEASE_MS - 1);
  heartbeatJob(db, clock, first);
  pass(LEASE_MS - 1);
  expect(claimJob(db, clock, leaseOwner())).toBeNull();
  pass(2);
  const second = claimJob(db, clock, leaseOwner());
  expect(second?.attempt).toBe(2);
  completeJob(db, first);
  pass(LEASE_MS + 1);
  expect(claimJob(db, clock, leaseOwner())?.attempt).toBe(3);
});

test("a failed job waits longer each time; a returned one does not count as a try", () => {
  const { db, clock, pass } = bed();
  enqueueJob(db, clock, { kind: "sync", key: "sync", payload: {} });
  const first = claimJob(db, clock, leaseOwner());
  if (first === null) throw new Error("the job was due");
  failJob(db, clock, first, "no answer");
  pass(14_999);
  expect(claimJob(db, clock, leaseOwner())).toBeNull();
  pass(1);
  const second = claimJob(db, clock, leaseOwner());
  if (second === null) throw new Error("the job was due again");
  returnJob(db, second, clock.now());
  expect(claimJob(db, clock, leaseOwner())?.attempt).toBe(2);
});

test("a job is neither lost nor held for ever when the clock is put back (F39)", () => {
  const { db, clock, pass } = bed();
  pass(1_800_000_000_000);
  enqueueJob(db, clock, { kind: "sync", key: "sync", payload: {} });
  const year = 365 * 24 * 60 * 60_000;
  pass(-10 * year);
  expect(claimJob(db, clock, leaseOwner())?.attempt).toBe(1);
  expect(claimJob(db, clock, leaseOwner())).toBeNull();
  pass(-year);
  expect(claimJob(db, clock, leaseOwner())?.attempt).toBe(2);
});

test("what is asked for while the job before it ends is not lost", () => {
  const { db, clock } = bed();
  enqueueJob(db, clock, { kind: "sync", key: "sync", payload: { runId: "first" } });
  const first = claimJob(db, clock, leaseOwner());
  if (first === null) throw new Error("the job was due");
  enqueueJob(db, clock, { kind: "sync", key: "sync", payload: { runId: "second" } });
  completeJob(db, first);
  const second = claimJob(db, clock, leaseOwner());
  expect(second?.payload).toEqual({ runId: "second" });
  expect(second?.attempt).toBe(1);
  if (second !== null) completeJob(db, second);
  expect(claimJob(db, clock, leaseOwner())).toBeNull();
});
