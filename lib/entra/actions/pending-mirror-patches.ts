import { and, asc, gte, inArray, or } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import { applyMirrorPatches } from "./apply-mirror-patches.ts";
import { forgetUntrueChanges } from "./forget-untrue-changes.ts";
import type { ActionRun } from "./run-state.ts";
import type { MirrorPatch } from "./types.ts";

/** An effect that Entra's copies don't show yet is believed for this long. */
const OVERLAY_MS = 15 * 60_000;

/** A patch as it is kept with its run. */
export const mirrorPatch = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("membership"),
    personObjectId: z.string(),
    groupObjectId: z.string(),
    isMember: z.boolean(),
  }),
  z.object({
    kind: z.literal("assignment"),
    personObjectId: z.string(),
    appObjectId: z.string(),
    isAssigned: z.boolean(),
    assignmentId: z.string(),
    roleId: z.string(),
    createdAt: z.number().nullable(),
  }),
  z.object({ kind: z.literal("sign-in"), personObjectId: z.string(), isBlocked: z.boolean() }),
  z.object({ kind: z.literal("sessions"), personObjectId: z.string(), validFromAt: z.number() }),
  z.object({ kind: z.literal("password"), personObjectId: z.string(), changedAt: z.number() }),
  z.object({
    kind: z.literal("account"),
    personObjectId: z.string(),
    isDeleted: z.boolean(),
    at: z.number(),
  }),
]);

const keptPatches = z.object({ patches: z.array(mirrorPatch) });

/** States of runs that changed something; a failed run did when it kept patches of the part that worked. */
const CHANGING = ["done", "already-so", "verified", "failed", "unknown"] as const;

/**
 * Effects that a sync which began at `since` may not have seen, oldest first: results younger than 15
 * minutes that no read-back has seen yet, and those that came or were seen after the sync began. What a
 * later run changed again is not among them, whether that later effect was seen or not.
 */
export function pendingMirrorPatches(
  db: Database,
  { now, since }: { now: number; since: number },
): MirrorPatch[] {
  const isYoung = gte(actionRuns.finishedAt, Math.min(since, now - OVERLAY_MS));
  const runs = db
    .select()
    .from(actionRuns)
    .where(and(inArray(actionRuns.state, CHANGING), or(isYoung, gte(actionRuns.verifiedAt, since))))
    .orderBy(asc(actionRuns.finishedAt), asc(actionRuns.createdAt))
    .all();
  const newest = new Map<string, { patch: MirrorPatch; isPending: boolean }>();
  for (const run of runs) {
    if (run.after === null) continue;
    const isPending = isUnseen(run, { now, since });
    for (const patch of keptPatches.parse(run.after).patches) {
      newest.delete(subjectOf(patch));
      newest.set(subjectOf(patch), { patch, isPending });
    }
  }
  return [...newest.values()].flatMap(({ patch, isPending }) => (isPending ? [patch] : []));
}

function isUnseen(run: ActionRun, { now, since }: { now: number; since: number }): boolean {
  const { finishedAt, verifiedAt, nextReadBackAt, state } = run;
  if ((finishedAt ?? 0) >= since || (verifiedAt ?? 0) >= since) return true;
  const isGivenUp = state === "done" && nextReadBackAt === null;
  return verifiedAt === null && !isGivenUp && (finishedAt ?? 0) >= now - OVERLAY_MS;
}

/** What a patch is about: of two with the same subject the later one holds. */
function subjectOf(patch: MirrorPatch): string {
  const { kind, personObjectId } = patch;
  if (kind === "membership") return JSON.stringify([kind, personObjectId, patch.groupObjectId]);
  if (kind === "assignment") return JSON.stringify([kind, personObjectId, patch.appObjectId, patch.roleId]);
  return JSON.stringify([kind, personObjectId]);
}

/**
 * Takes a run's effect out of the mirror again: Entra has not shown it for 15 minutes, so somebody else
 * has changed it back, and a delta read in between was told so once only. Call it in a transaction.
 */
export function retractMirrorPatches(db: Database, run: ActionRun, now: number): void {
  if (run.after === null) return;
  const contrary = keptPatches.parse(run.after).patches.flatMap((patch): MirrorPatch[] => {
    if (patch.kind === "membership") return [{ ...patch, isMember: !patch.isMember }];
    if (patch.kind === "assignment") return [{ ...patch, isAssigned: !patch.isAssigned }];
    if (patch.kind === "sign-in") return [{ ...patch, isBlocked: !patch.isBlocked }];
    return [];
  });
  applyMirrorPatches(db, [...contrary, ...pendingMirrorPatches(db, { now, since: now })]);
}

/** Puts those effects back over what a sync has just applied and told; call it inside that transaction. */
export function reapplyPendingMirrorPatches(
  db: Database,
  sync: { runId: string; now: number; since: number },
): void {
  const patches = pendingMirrorPatches(db, sync);
  applyMirrorPatches(db, patches);
  forgetUntrueChanges(db, sync.runId, patches);
}
