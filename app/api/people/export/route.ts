import { exportPeople } from "#lib/directory/export-people.ts";
import { peopleExportSchema } from "#lib/directory/people-query.ts";
import { downloadRoute } from "#lib/platform/download-route.ts";

/** People with the filters and the order of the list, as CSV. */
export const GET = downloadRoute(
  { name: "export people", roles: ["admin", "agent", "employee"], query: peopleExportSchema },
  (ctx, { columns, query }) => exportPeople(ctx, query, columns),
);
