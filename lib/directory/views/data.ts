import { and, asc, eq, or } from "drizzle-orm";
import { directoryViews, memberColumns } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { columnsFor, type PeopleColumn } from "../people-columns.ts";
import { seesDeskFacts } from "../search-people.ts";
import type { SavedView } from "./types.ts";

type Reader = Pick<MemberContext, "db" | "actor">;

/** The views a member has: those shared with the desk, then their own, by name. Employees have none. */
export function listViews({ db, actor }: Reader): SavedView[] {
  if (!seesDeskFacts(actor)) return [];
  const rows = db
    .select()
    .from(directoryViews)
    .where(or(eq(directoryViews.isShared, true), eq(directoryViews.memberId, actor.id)))
    .orderBy(asc(directoryViews.name), asc(directoryViews.id))
    .all();
  const views = rows.map(({ id, name, search, columns, isShared, memberId }) => ({
    id,
    name,
    search,
    isShared,
    columns: columnsFor(columns, true),
    isOwn: memberId === actor.id,
    canChange: isShared ? actor.role === "admin" : memberId === actor.id,
  }));
  return [...views.filter(({ isShared }) => isShared), ...views.filter(({ isShared }) => !isShared)];
}

/** One view as it is kept, for those who may see it; undefined for everybody else. */
export function findView(ctx: Context, viewId: string) {
  const { actor } = ctx;
  if (actor.kind !== "member" || !seesDeskFacts(actor)) return undefined;
  const row = ctx.db.select().from(directoryViews).where(eq(directoryViews.id, viewId)).get();
  return row !== undefined && (row.isShared || row.memberId === actor.id) ? row : undefined;
}

/** The columns a member sees: their own choice, else those of the view, else the usual ones. */
export function findColumns(ctx: MemberContext, viewId: string | null): PeopleColumn[] {
  const own = ctx.db
    .select({ columns: memberColumns.columns })
    .from(memberColumns)
    .where(and(eq(memberColumns.memberId, ctx.actor.id), eq(memberColumns.viewId, viewId ?? "")))
    .get();
  const kept = viewId === null ? undefined : findView(ctx, viewId);
  return columnsFor(own?.columns ?? kept?.columns ?? null, seesDeskFacts(ctx.actor));
}
