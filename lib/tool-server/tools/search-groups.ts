import { z } from "zod";
import { searchGroups } from "#lib/directory/search-groups.ts";
import { QUERY_MAX, ROWS_MAX } from "../constants.ts";
import { defineTool } from "../define-tool.ts";

export const searchGroupsTool = defineTool({
  name: "search_groups",
  title: "Search groups",
  description:
    "Finds groups in scope by name: kind, how many members and apps, and whether Gatehouse can manage the membership or why not.",
  scope: "read-directory",
  roles: ["agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({ query: z.string().max(QUERY_MAX).describe("Words of the name, in any order.") }),
  run: ({ db }, { query }) => {
    const page = searchGroups(
      db,
      { q: query, kind: null, cursor: null },
      {
        pageSize: ROWS_MAX,
        isInScopeOnly: true,
      },
    );
    const groups = page.rows.map((row) => ({
      objectId: row.objectId,
      displayName: row.displayName,
      description: row.description,
      kind: row.kind,
      isDynamic: row.isDynamic,
      isOnPremises: row.isOnPremises,
      memberCount: row.memberCount,
      appCount: row.appCount,
      manageability: row.manageability,
    }));
    return { data: { total: page.total, groups } };
  },
});
