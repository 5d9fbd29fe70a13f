import { z } from "zod";
import { searchGroups } from "#lib/directory/search-groups.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

const PICKER_ROWS = 8;

/** Groups for a picker: the first eight by name, each with whether its members can be changed from here. */
export const GET = apiRoute(
  {
    name: "search groups",
    roles: ["admin", "agent"],
    query: z.object({ q: z.string().max(200).default(""), for: z.guid().toLowerCase().optional() }),
  },
  (ctx, query) => {
    const page = searchGroups(
      ctx.db,
      { q: query.q, kind: null, cursor: null },
      { pageSize: PICKER_ROWS, ...(query.for === undefined ? {} : { forPersonObjectId: query.for }) },
    );
    const rows = page.rows.map((row) => ({
      objectId: row.objectId,
      displayName: row.displayName,
      detail: row.isDynamic ? `${row.kind}, dynamic` : row.kind,
      manageability: row.manageability,
      hasPerson: row.hasPerson,
    }));
    return { rows, total: page.total };
  },
);
