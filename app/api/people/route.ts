import { z } from "zod";
import { plainPeopleQuery } from "#lib/directory/people-query.ts";
import { searchPeople } from "#lib/directory/search-people.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

const PICKER_ROWS = 8;

/** People in scope for a picker: the first eight by name. */
export const GET = apiRoute(
  {
    name: "search people",
    roles: ["admin", "agent", "employee"],
    query: z.object({ q: z.string().max(200).default("") }),
  },
  (ctx, { q }) => {
    const page = searchPeople(ctx, { ...plainPeopleQuery(), q }, PICKER_ROWS);
    const rows = page.rows.map((row) => ({
      objectId: row.objectId,
      displayName: row.displayName,
      workEmail: row.workEmail,
      detail: row.jobTitle ?? row.department ?? "",
    }));
    return { rows, total: page.total };
  },
);
