import { and, desc, eq, gte, inArray } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, members } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { describeActionRun, type RunReader } from "./describe-action-run.ts";
import type { ActionRunView } from "./panel-types.ts";
import type { ActionRun } from "./run-state.ts";

const PANEL_RUNS = 6;
const RECENT_MS = 24 * 60 * 60_000;

/** Lines of all actions on a request, by run id; for its timeline. The caller has checked the request. */
export function listRequestRuns(ctx: Context, requestId: string): Record<string, ActionRunView> {
  const rows = ctx.db.select().from(actionRuns).where(eq(actionRuns.requestId, requestId)).all();
  return Object.fromEntries(viewsOf(ctx, rows).map((view) => [view.id, view]));
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

function viewsOf(ctx: Context, rows: readonly ActionRun[]): ActionRunView[] {
  const names = namesOf(ctx.db, [...new Set(rows.map((row) => row.actorId))]);
  const reader = readerOf(ctx);
  return rows.map((row) => describeActionRun(row, names.get(row.actorId) ?? "Gatehouse", reader));
}

function readerOf({ actor }: Context): RunReader {
  if (actor.kind !== "member") return { memberId: actor.id, isAgent: true, personObjectId: null };
  return { memberId: actor.id, isAgent: actor.role !== "employee", personObjectId: actor.objectId };
}

function namesOf(db: Database, actorIds: readonly string[]): Map<string, string> {
  if (actorIds.length === 0) return new Map();
  const rows = db
    .select({ id: members.id, displayName: members.displayName })
    .from(members)
    .where(inArray(members.id, [...actorIds]))
    .all();
  return new Map(rows.map((row) => [row.id, row.displayName]));
}
