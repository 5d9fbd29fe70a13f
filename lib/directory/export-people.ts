import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { CSV_BOM, csvLine } from "#lib/platform/csv.ts";
import type { Download } from "#lib/platform/download-route.ts";
import { columnsFor, columnSpec, type PeopleColumn } from "./people-columns.ts";
import { peopleCounts } from "./people-counts.ts";
import { peopleHead, personCells } from "./people-file.ts";
import { savedSearch } from "./people-href.ts";
import { planPeople } from "./people-plan.ts";
import { readPeopleRows } from "./people-rows.ts";
import { positionOf, type Cursor } from "./people-sort.ts";
import { UnknownFilterError } from "./people-sources.ts";
import { readFrom, viewOf } from "./people-walk.ts";
import { requireAllowed } from "./search-people.ts";
import type { PeopleQuery, PersonRow } from "./types.ts";

const CHUNK = 500;

/**
 * Everybody that a query finds, in its order, as a CSV file that is read while it is sent. Columns the
 * reader may not see are left out. The export is on the audit log before its first row leaves.
 * @throws DeskError not-allowed when an employee asks by status, group or app.
 */
export function exportPeople(ctx: Context, query: PeopleQuery, asked: readonly string[] | null): Download {
  const isDesk = requireAllowed(ctx.actor, query);
  const columns = columnsFor(asked, isDesk);
  recordAudit(ctx, {
    event: "people.exported",
    result: "Done",
    details: {
      columns: ["Name", ...columns.map((column) => columnSpec(column).label)],
      filters: savedSearch(query),
    },
  });
  const at = new Date(ctx.clock.now()).toISOString().slice(0, 19).replaceAll(/[:T]/g, "-");
  return {
    fileName: `gatehouse-people-${at}.csv`,
    contentType: "text/csv; charset=utf-8",
    pieces: piecesOf(chunksOf(ctx, query, columns, isDesk), columns),
  };
}

function* piecesOf(chunks: Iterable<readonly PersonRow[]>, columns: readonly PeopleColumn[]) {
  yield CSV_BOM + csvLine(peopleHead(columns));
  for (const rows of chunks) yield rows.map((row) => csvLine(personCells(row, columns))).join("");
}

// Each chunk starts after the last row of the one before, so that a change in between shifts nothing.
function* chunksOf(
  { db }: Pick<Context, "db">,
  query: PeopleQuery,
  columns: readonly PeopleColumn[],
  isDesk: boolean,
): Iterable<PersonRow[]> {
  const plan = planOf({ db }, query);
  if (plan === null) return;
  const view = viewOf(query, plan, isDesk);
  for (let cursor: Cursor | null = null; ;) {
    const found = readFrom(db, query, plan, view, cursor, CHUNK);
    const last = found.at(-1);
    if (last === undefined) return;
    yield readPeopleRows(
      db,
      found.map(({ id }) => id),
      isDesk,
      columns,
    );
    if (found.length < CHUNK) return;
    cursor = { isBackward: false, position: positionOf(query.sort, last) };
  }
}

function planOf({ db }: Pick<Context, "db">, query: PeopleQuery) {
  try {
    return planPeople(db, query, () => peopleCounts(db).inScope);
  } catch (error) {
    if (error instanceof UnknownFilterError) return null;
    throw error;
  }
}
