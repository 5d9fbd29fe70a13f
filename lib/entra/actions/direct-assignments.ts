import { GraphError } from "#lib/entra/graph/errors.ts";
import { appAssignment, appAssignments, userAppAssignments } from "#lib/entra/graph/paths.ts";
import { assignmentsToTake, roleNamesText } from "./app-access.ts";
import { PartialEffect } from "./partial-effect.ts";
import type { ActionCall, AppCall, DirectAssignment, Proof, WriteResult } from "./types.ts";

type HeldRoles = { direct: DirectAssignment[]; throughGroups: string[] };

/**
 * Reads from Entra what the person holds of the app. The list also has the rows of groups the person is
 * directly in: those are never theirs to delete. Throws `GraphError`.
 * Source: learn.microsoft.com/graph/api/user-list-approleassignments
 */
async function readHeld({ graph, personObjectId }: ActionCall, app: AppCall): Promise<HeldRoles> {
  const held: HeldRoles = { direct: [], throughGroups: [] };
  let next: string | undefined = userAppAssignments(personObjectId, { top: 999 });
  while (next !== undefined) {
    const page = await graph.getPage(next, { priority: "high" });
    for (const item of page.value) {
      if (item["resourceId"] !== app.objectId) continue;
      const row = assignmentOf(item);
      if (item["principalId"] !== personObjectId) held.throughGroups.push(String(item["appRoleId"]));
      else if (row !== null) held.direct.push(row);
    }
    next = page.nextLink;
  }
  return held;
}

function assignmentOf(item: Record<string, unknown> | undefined): DirectAssignment | null {
  const { id, appRoleId, createdDateTime } = item ?? {};
  if (typeof id !== "string" || typeof appRoleId !== "string") return null;
  const at = typeof createdDateTime === "string" ? Date.parse(createdDateTime) : Number.NaN;
  return { assignmentId: id, roleId: appRoleId.toLowerCase(), createdAt: Number.isNaN(at) ? null : at };
}

/**
 * Gives the roles one by one. A role that is already there is no failure; a later role that fails after
 * an earlier one was given is a `PartialEffect`.
 * Source: learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto
 */
export async function giveRoles(call: ActionCall): Promise<WriteResult> {
  const app = appOf(call);
  const roleIds = app.access.way === "roles" ? app.access.roleIds : [];
  const given: DirectAssignment[] = [];
  let requestId: string | undefined;
  let isAnyNew = false;
  for (const [at, roleId] of roleIds.entries()) {
    try {
      const answer = await call.graph.write({
        method: "POST",
        path: appAssignments(app.objectId),
        body: { principalId: call.personObjectId, resourceId: app.objectId, appRoleId: roleId },
        priority: "high",
        clientRequestId: call.clientRequestId,
      });
      isAnyNew = true;
      requestId = answer.requestId;
      const row = assignmentOf(answer.body);
      if (row !== null) given.push(row);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (error.kind === "already-so") {
        requestId = error.requestId;
        continue;
      }
      if (!isAnyNew) throw error;
      const [had, lacks] = [roleIds.slice(0, at), roleIds.slice(at)].map((ids) => roleNamesText(app, ids));
      throw new PartialEffect(
        error,
        { assigned: given, removed: [] },
        `${had} was assigned, ${lacks} was not.`,
      );
    }
  }
  const assigned = given.length === roleIds.length ? given : await seenAssignments(call, app, roleIds, given);
  return { requestId, isAlreadySo: !isAnyNew, evidence: { assigned, removed: [] } };
}

/** The ids of roles that were there already. The effect stands, whatever this read says. */
async function seenAssignments(
  call: ActionCall,
  app: AppCall,
  roleIds: readonly string[],
  given: DirectAssignment[],
): Promise<DirectAssignment[]> {
  try {
    const { direct } = await readHeld(call, app);
    const seen = direct.filter(({ roleId }) => roleIds.includes(roleId));
    return [...given, ...seen.filter((row) => given.every((each) => each.assignmentId !== row.assignmentId))];
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return given;
  }
}

/**
 * Ends the person's own assignments that were there at the click, by their ids: a later assignment has
 * another id and stays. What is gone already counts as done. Always asked from the app's side: from the
 * person's side the same DELETE would also end a whole group's assignment.
 * Source: learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto
 */
export async function takeAssignments(call: ActionCall): Promise<WriteResult> {
  const app = appOf(call);
  const rows =
    app.known.length > 0 ? app.known : assignmentsToTake((await readHeld(call, app)).direct, app.access);
  const removed: DirectAssignment[] = [];
  let answer: WriteResult | null = null;
  let lastMissing: GraphError | null = null;
  for (const [at, row] of rows.entries()) {
    try {
      answer = await call.graph.write({
        method: "DELETE",
        path: appAssignment(app.objectId, row.assignmentId),
        priority: "high",
        clientRequestId: call.clientRequestId,
      });
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (error.kind !== "not-found") {
        if (answer === null) throw error;
        const names = (some: readonly DirectAssignment[]) => namesOf(app, some);
        const said = `${names(rows.slice(0, at))} was removed, ${names(rows.slice(at))} remains.`;
        throw new PartialEffect(error, { assigned: [], removed }, said);
      }
      lastMissing = error;
    }
    removed.push(row);
  }
  // Nothing was there: whether it is the assignments or the app that is gone is told apart by reading.
  if (answer === null && lastMissing !== null) throw lastMissing;
  return { requestId: answer?.requestId, isAlreadySo: answer === null, evidence: { assigned: [], removed } };
}

/** Proof that the person holds the roles, straight or through a group; with the ids of the straight ones. */
export async function proveRoles(call: ActionCall): Promise<Proof> {
  const app = appOf(call);
  const roleIds = app.access.way === "roles" ? app.access.roleIds : [];
  const { direct, throughGroups } = await readHeld(call, app);
  const assigned = direct.filter(({ roleId }) => roleIds.includes(roleId));
  const isHeld = (roleId: string) =>
    throughGroups.includes(roleId) || assigned.some((row) => row.roleId === roleId);
  const lacking = roleIds.filter((roleId) => !isHeld(roleId));
  const evidence = { assigned, removed: [] };
  if (lacking.length === 0) return { isSo: true, evidence };
  if (assigned.length === 0) return { isSo: false };
  return { isSo: false, evidence, remains: `${roleNamesText(app, lacking)} is not assigned` };
}

/** Proof that the assignments are gone. One that came later has another id and says nothing against it. */
export async function proveTaken(call: ActionCall): Promise<Proof> {
  const app = appOf(call);
  const { direct } = await readHeld(call, app);
  if (app.known.length === 0) return { isSo: assignmentsToTake(direct, app.access).length === 0 };
  const isThere = (row: DirectAssignment) => direct.some((each) => each.assignmentId === row.assignmentId);
  const left = app.known.filter(isThere);
  const evidence = { assigned: [], removed: app.known.filter((row) => !isThere(row)) };
  if (left.length === 0) return { isSo: true, evidence };
  if (evidence.removed.length === 0) return { isSo: false };
  return { isSo: false, evidence, remains: `${namesOf(app, left)} is still assigned` };
}

function namesOf(app: AppCall, rows: readonly DirectAssignment[]): string {
  const names = roleNamesText(
    app,
    rows.map(({ roleId }) => roleId),
  );
  return names === "" ? "The default access" : names;
}

/** The app part of a call; the form can't have left it out. */
function appOf(call: ActionCall): AppCall {
  if (call.app === null) throw new Error("An application action was called without an app.");
  return call.app;
}
