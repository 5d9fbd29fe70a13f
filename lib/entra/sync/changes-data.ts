import { and, count, desc, eq, like, lt, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { changeFeed } from "#db/schema/index.ts";
import { CHANGE_FILTERS, isChangeFilter } from "./change-filters.ts";
import type { ChangeEntry, ChangesPage, ChangesQuery } from "./types.ts";

const PAGE = 100;
/** Past so many the total is not counted further. */
const COUNTED = 10_000;

const first = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);

/** The address of "what changed" as a query; unknown values mean no filter. */
export const changesQuerySchema = z
  .object({
    run: first(z.guid().nullable().catch(null).default(null)),
    kind: first(z.enum(["person", "group", "app"]).nullable().catch(null).default(null)),
    what: first(z.string().refine(isChangeFilter).nullable().catch(null).default(null)),
    q: first(z.string().max(200).catch("").default("")),
    before: first(z.coerce.number().int().positive().nullable().catch(null).default(null)),
  })
  .transform(({ run, ...rest }): ChangesQuery => ({ runId: run, ...rest }));

/** One page of what changed in Entra, newest first. */
export function readChanges(db: Database, query: ChangesQuery): ChangesPage {
  const where = conditions(query);
  const older = query.before === null ? [] : [lt(changeFeed.id, query.before)];
  const rows = db
    .select()
    .from(changeFeed)
    .where(and(...where, ...older))
    .orderBy(desc(changeFeed.id))
    .limit(PAGE + 1)
    .all();
  const entries: ChangeEntry[] = rows.slice(0, PAGE);
  const capped = db
    .select({ id: changeFeed.id })
    .from(changeFeed)
    .where(and(...where))
    .limit(COUNTED + 1)
    .as("capped");
  const total = db.select({ n: count() }).from(capped).get()?.n ?? 0;
  return {
    entries,
    total: Math.min(total, COUNTED),
    isTotalCapped: total > COUNTED,
    next: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null,
  };
}

function conditions({ runId, kind, what, q }: ChangesQuery): SQL[] {
  const where: (SQL | undefined)[] = [];
  if (runId !== null) where.push(eq(changeFeed.runId, runId));
  if (kind !== null) where.push(eq(changeFeed.kind, kind));
  if (what !== null && isChangeFilter(what))
    where.push(or(...CHANGE_FILTERS[what].words.map((word) => eq(changeFeed.what, word))));
  const typed = q.trim().replaceAll(/[%_]/g, "");
  if (typed !== "") {
    const text = `%${typed}%`;
    where.push(or(like(changeFeed.name, text), like(changeFeed.relatedName, text)));
  }
  return where.filter((each) => each !== undefined);
}
