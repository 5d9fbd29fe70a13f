import { z } from "zod";
import { plainPeopleQuery } from "#lib/directory/people-query.ts";
import { searchPeople } from "#lib/directory/search-people.ts";
import { QUERY_MAX, ROWS_MAX } from "../constants.ts";
import { defineTool } from "../define-tool.ts";

export const searchPeopleTool = defineTool({
  name: "search_people",
  title: "Search people",
  description:
    "Finds people of the company by name, email, job title or department. Answers with their object ids, which other tools take.",
  scope: "read-directory",
  roles: ["employee", "agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({
    query: z.string().max(QUERY_MAX).describe("Words in any order; empty for everybody by name."),
    status: z.enum(["Active", "Blocked", "Deleted"]).optional().describe("For agents and admins only."),
  }),
  run: (ctx, { query, status }) => {
    const page = searchPeople(ctx, { ...plainPeopleQuery(), q: query, status: status ?? null }, ROWS_MAX);
    const people = page.rows.map(({ desk, more: _more, ...facts }) =>
      desk === null ? facts : { ...facts, status: desk.status, isGuest: desk.isGuest },
    );
    return { data: { total: page.total.value, people } };
  },
});
