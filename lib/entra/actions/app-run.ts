import { z } from "zod";
import { assignmentsToTake, formatAccess, parseAccess } from "./app-access.ts";
import type { UndoableRun } from "./define-action.ts";
import { mirrorPatch } from "./pending-mirror-patches.ts";
import type { ActionFacts, ActionInput, AppCall, DirectAssignment, Evidence, MirrorPatch } from "./types.ts";

const kept = z.object({
  direct: z.array(
    z.object({ assignmentId: z.string(), roleId: z.string(), createdAt: z.number().nullable() }),
  ),
  roleNames: z.record(z.string(), z.string()),
});

/** What an application action keeps of the moment before: what it would end, by id, and the roles' names. */
export function beforeApp({ app, access, group }: ActionFacts): Record<string, unknown> {
  if (app === null || access === null) return {};
  if (access.way === "group") return { isMember: group?.hasPerson === true };
  const direct = access.way === "roles" ? app.direct : assignmentsToTake(app.direct, access);
  const roleIds = [...direct.map(({ roleId }) => roleId), ...(access.way === "roles" ? access.roleIds : [])];
  const roleNames = roleIds.flatMap((roleId) => {
    const name = app.roleNames[roleId];
    return name === undefined ? [] : [[roleId, name] as const];
  });
  return { direct, roleNames: Object.fromEntries(roleNames) };
}

/** The app part of a run's Graph calls; null for actions that are about no app. */
export function appCallOf(
  input: Record<string, unknown>,
  before: Record<string, unknown> | null,
): AppCall | null {
  const { appObjectId } = input;
  const access = parseAccess(input["access"]);
  if (typeof appObjectId !== "string" || access === null) return null;
  const known = kept.safeParse(before);
  const { direct, roleNames } = known.success ? known.data : { direct: [], roleNames: {} };
  return { objectId: appObjectId, access, known: direct, roleNames };
}

/** What came and went in the mirror: the membership for a way through a group, else what was told by id. */
export function appPatches(
  { person, app, group, access }: ActionFacts,
  evidence: Evidence | null,
  isAssigned: boolean,
): MirrorPatch[] {
  const personObjectId = person.objectId;
  if (access?.way === "group") {
    if (group === null) return [];
    return [{ kind: "membership", personObjectId, groupObjectId: group.objectId, isMember: isAssigned }];
  }
  if (app === null || evidence === null) return [];
  const patch = (row: DirectAssignment, isThere: boolean): MirrorPatch => ({
    kind: "assignment",
    personObjectId,
    appObjectId: app.objectId,
    isAssigned: isThere,
    ...row,
  });
  return [
    ...evidence.removed.map((row) => patch(row, false)),
    ...evidence.assigned.map((row) => patch(row, true)),
  ];
}

/** Undo of assigning: leave the group again, or end exactly the assignments that this run made. */
export function undoAssign(run: UndoableRun): ActionInput | null {
  if (parseAccess(run.input.access)?.way === "group") return run.input;
  const earlier = new Set(knownIds(run.before));
  const made = changedRows(run, true)
    .map(({ assignmentId }) => assignmentId)
    .filter((assignmentId) => !earlier.has(assignmentId));
  if (made.length === 0) return null;
  return { ...run.input, access: formatAccess({ way: "assignments", assignmentIds: made }) };
}

/** Undo of removing: join the group again, or get the same roles again. */
export function undoRemove(run: UndoableRun): ActionInput | null {
  if (parseAccess(run.input.access)?.way === "group") return run.input;
  const roleIds = [...new Set(changedRows(run, false).map(({ roleId }) => roleId))];
  return roleIds.length === 0 ? null : { ...run.input, access: formatAccess({ way: "roles", roleIds }) };
}

function knownIds(before: Record<string, unknown> | null): string[] {
  const known = kept.safeParse(before);
  return known.success ? known.data.direct.map(({ assignmentId }) => assignmentId) : [];
}

function changedRows({ after }: UndoableRun, isAssigned: boolean) {
  const patches = z.object({ patches: z.array(mirrorPatch) }).safeParse(after);
  return (patches.success ? patches.data.patches : []).flatMap((patch) =>
    patch.kind === "assignment" && patch.isAssigned === isAssigned ? [patch] : [],
  );
}
