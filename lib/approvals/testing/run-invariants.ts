import { expect } from "vitest";
import { verifyAudit } from "#lib/audit/verify-audit.ts";
import type { ActionRun } from "#lib/entra/actions/run-state.ts";
import type { ActionDesk } from "./action-desk.ts";
import type { Effect } from "./practice-tenant.ts";
import type { Target } from "./target.ts";

const FINAL = ["done", "already-so", "verified", "refused", "failed"];

/** What really happened to this target after effect number `since`. */
export async function effectsOn(desk: ActionDesk, target: Target, since: number): Promise<Effect[]> {
  const isAbout = (effect: Effect) =>
    [target.person, target.group].some((id) => effect.objectId === id || effect.details === id);
  return (await desk.tenant.effects(since)).filter(isAbout);
}

/**
 * What must hold whatever happened, once time has passed: at most one effect a run and none without an
 * intent (I1, I2), no run left open (I3), a line of audit for every step and a chain that verifies (I7,
 * I8), one line on the timeline, and a mirror that shows the tenant.
 */
export async function expectInvariants(desk: ActionDesk, target: Target, effects: Effect[]): Promise<void> {
  const runs = desk.runs();
  for (const { clientRequestId } of effects)
    expect(runs.map((run) => run.clientRequestId)).toContain(clientRequestId);
  for (const run of runs) {
    const own = effects.filter(({ clientRequestId }) => clientRequestId === run.clientRequestId);
    expect(own.length).toBeLessThanOrEqual(1);
    if (own.length > 0) expect(run.sentAt).not.toBeNull();
    expect(FINAL).toContain(run.state);
    expect(run.leaseUntil).toBeNull();
    expect(stepsOf(desk, run).at(-1)).toBe(run.state);
    expect(desk.timeline().filter(({ actionRunId }) => actionRunId === run.id)).toHaveLength(1);
  }
  expect(await verifyAudit(desk.db)).toMatchObject({ problem: null, rows: desk.audit().length });
  expect(desk.db.$client.pragma("quick_check", { simple: true })).toBe("ok");
  await expectMirrorIsTenant(desk, target);
}

/** The states that a run has gone through, as the audit tells them. */
export function stepsOf(desk: ActionDesk, run: ActionRun): string[] {
  return desk
    .audit()
    .filter(({ actionRunId, event }) => actionRunId === run.id && event.startsWith("action."))
    .map(({ result }) => result);
}

async function expectMirrorIsTenant(desk: ActionDesk, target: Target): Promise<void> {
  const mirrored = desk.mirrored(target);
  const real = await desk.real(target);
  expect(mirrored.isDeleted).toBe(real.isDeleted);
  if (real.isDeleted) return;
  expect([mirrored.isMember, mirrored.isBlocked]).toEqual([real.isMember, real.isBlocked]);
  const held = await desk.realAssignments(target);
  expect(desk.mirroredAssignments()).toEqual(held.map(({ assignmentId }) => assignmentId).toSorted());
}
