import { z } from "zod";
import { searchApps } from "#lib/directory/search-apps.ts";
import { QUERY_MAX, ROWS_MAX } from "../constants.ts";
import { defineTool } from "../define-tool.ts";

export const searchAppsTool = defineTool({
  name: "search_apps",
  title: "Search apps",
  description: "Finds Enterprise applications by name, with how many people and groups are assigned.",
  scope: "read-directory",
  roles: ["agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({ query: z.string().max(QUERY_MAX).describe("Words of the name, in any order.") }),
  run: ({ db }, { query }) => {
    const page = searchApps(db, { q: query, cursor: null }, { pageSize: ROWS_MAX });
    return { data: { total: page.total, apps: page.rows } };
  },
});
