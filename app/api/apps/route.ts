import { z } from "zod";
import { searchApps } from "#lib/directory/search-apps.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

const PICKER_ROWS = 8;

/** Enterprise applications for a picker: the first eight by name. */
export const GET = apiRoute(
  { name: "search apps", roles: ["admin", "agent"], query: z.object({ q: z.string().max(200).default("") }) },
  (ctx, { q }) => {
    const page = searchApps(ctx.db, { q, cursor: null }, { pageSize: PICKER_ROWS });
    const rows = page.rows.map((row) => ({
      objectId: row.objectId,
      displayName: row.displayName,
      detail: row.isEnabled ? "" : "Disabled",
    }));
    return { rows, total: page.total };
  },
);
