import { and, asc, gte, inArray, isNull, or } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";
import { applyMirrorPatches } from "./apply-mirror-patches.ts";
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
  z.object({ kind: z.literal("account"), personObjectId: z.string(), isDeleted: z.boolean() }),
]);

const keptPatches = z.object({ patches: z.array(mirrorPatch) });

/** States of runs that changed something; a failed run did when it kept patches of the part that worked. */
const CHANGING = ["done", "already-so", "verified", "failed", "unknown"] as const;

/**
 * Effects that a sync which began at `since` may not have seen, oldest first: results younger than 15
 * minutes that no read-back has seen yet, and those that came or were seen after the sync began.
 */
export function pendingMirrorPatches(
  db: Database,
  { now, since }: { now: number; since: number },
): MirrorPatch[] {
  const cameSince = or(gte(actionRuns.finishedAt, since), gte(actionRuns.verifiedAt, since));
  const isUnseen = and(isNull(actionRuns.verifiedAt), gte(actionRuns.finishedAt, now - OVERLAY_MS));
  const runs = db
    .select({ after: actionRuns.after })
    .from(actionRuns)
    .where(and(inArray(actionRuns.state, CHANGING), or(cameSince, isUnseen)))
    .orderBy(asc(actionRuns.finishedAt), asc(actionRuns.createdAt))
    .all();
  return runs.flatMap((run) => (run.after === null ? [] : keptPatches.parse(run.after).patches));
}

/** Puts those effects back over what a sync has just applied; call it inside that transaction. */
export function reapplyPendingMirrorPatches(db: Database, times: { now: number; since: number }): void {
  applyMirrorPatches(db, pendingMirrorPatches(db, times));
}
