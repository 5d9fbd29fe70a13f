import { and, desc, eq, gte, inArray, isNull, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, members, playbooks, workflows } from "#db/schema/index.ts";
import { describePasswords } from "#lib/entra/passwords/data.ts";
import { isWorkflowActor, type Context } from "#lib/platform/context.ts";
import { describeActionRun, type RunReader } from "./describe-action-run.ts";
import { endingOfKey } from "./ending-rows.ts";
import type { ActionRunView } from "./panel-types.ts";
import { findAction } from "./registry.ts";
import type { ActionRun } from "./run-state.ts";
import { UNDO_FOR_MS, undoOf } from "./undo-of.ts";

const PANEL_RUNS = 6;
const RECENT_MS = 24 * 60 * 60_000;

/** Lines of all actions on a request, by run id; for its timeline. The caller has checked the request. */
export function listRequestRuns(ctx: Context, requestId: string): Record<string, ActionRunView> {
  const rows = ctx.db.select().from(actionRuns).where(eq(actionRuns.requestId, requestId)).all();
  return Object.fromEntries(viewsOf(ctx, rows).map((view) => [view.id, view]));
}

/** How one run ended, in its word: "Added", "Not possible"; null when there is none. */
export function findRunWord(ctx: Context, runId: string): string | null {
  const row = ctx.db.select().from(actionRuns).where(eq(actionRuns.id, runId)).get();
  return row === undefined ? null : (viewsOf(ctx, [row])[0]?.word ?? null);
}

/** The latest runs on a person for the panel: of one request, or of the last day. Newest first. */
export function listPanelRuns(
  ctx: Context,
  personObjectId: string,
  requestId: string | null,
): ActionRunView[] {
  const where =
    requestId === null
      ? gte(actionRuns.createdAt, ctx.clock.now() - RECENT_MS)
      : eq(actionRuns.requestId, requestId);
  const rows = ctx.db
    .select()
    .from(actionRuns)
    .where(and(eq(actionRuns.subjectObjectId, personObjectId), where))
    .orderBy(desc(actionRuns.createdAt))
    .limit(PANEL_RUNS)
    .all();
  return viewsOf(ctx, rows);
}

/** How many runs on a person (of one request, or all of the last 30 days) have an opposite that is still to be had. */
export function countUndoable(ctx: Context, personObjectId: string, requestId: string | null): number {
  const rows = ctx.db
    .select()
    .from(actionRuns)
    .where(standsOn(ctx, personObjectId, requestId))
    .all();
  return rows.filter((run) => {
    const action = findAction(run.actionKey);
    const hasEnded = endingOfKey(run.idempotencyKey) !== null;
    return action !== null && !hasEnded && undoOf(run, action) !== null;
  }).length;
}

/** Runs that had an effect, stand, and may still be undone. What was itself an undo gave back what was taken. */
export function standsOn(ctx: Context, personObjectId: string, requestId: string | null): SQL | undefined {
  return and(
    eq(actionRuns.subjectObjectId, personObjectId),
    gte(actionRuns.createdAt, ctx.clock.now() - UNDO_FOR_MS),
    inArray(actionRuns.state, ["done", "verified"]),
    isNull(actionRuns.undoneBy),
    isNull(actionRuns.undoOf),
    requestId === null ? undefined : eq(actionRuns.requestId, requestId),
  );
}

function viewsOf(ctx: Context, rows: readonly ActionRun[]): ActionRunView[] {
  const names = namesOf(ctx.db, [...new Set(rows.map((row) => row.actorId))]);
  const reader = readerOf(ctx);
  const passwords = describePasswords(ctx, withPassword(rows));
  return rows.map((row) => {
    const actorName = names.get(row.actorId) ?? "Gatehouse";
    return describeActionRun(row, actorName, reader, passwords.get(row.id) ?? null);
  });
}

/** Most runs make no password: then nothing is asked. */
function withPassword(rows: readonly ActionRun[]): string[] {
  return rows.filter(({ actionKey }) => findAction(actionKey)?.makesPassword === true).map(({ id }) => id);
}

function readerOf({ actor, clock }: Context): RunReader {
  const base = { memberId: actor.id, now: clock.now() };
  if (actor.kind !== "member") return { ...base, isAgent: true, personObjectId: null };
  return { ...base, isAgent: actor.role !== "employee", personObjectId: actor.objectId };
}

function namesOf(db: Database, actorIds: readonly string[]): Map<string, string> {
  if (actorIds.length === 0) return new Map();
  const rows = db
    .select({ id: members.id, displayName: members.displayName })
    .from(members)
    .where(inArray(members.id, [...actorIds]))
    .all();
  return new Map([
    ...rows.map((row) => [row.id, row.displayName] as const),
    ...namesOfAutomation(db, actorIds),
  ]);
}

/** Workflows and playbooks act under their own names. */
function namesOfAutomation(db: Database, actorIds: readonly string[]): [string, string][] {
  const automatic = actorIds.filter(isWorkflowActor);
  if (automatic.length === 0) return [];
  const own = [
    ...db.select({ id: workflows.id, name: workflows.name }).from(workflows).all(),
    ...db.select({ id: playbooks.id, name: playbooks.name }).from(playbooks).all(),
  ];
  return automatic.flatMap((actorId): [string, string][] => {
    const found = own.find(({ id }) => actorId.endsWith(`:${id}`));
    return found === undefined ? [] : [[actorId, found.name]];
  });
}
