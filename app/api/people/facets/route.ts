import { z } from "zod";
import { peopleFacets } from "#lib/directory/people-facets.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** Departments and offices to filter by. */
export const GET = apiRoute(
  { name: "people facets", roles: ["admin", "agent", "employee"], query: z.object({}) },
  (ctx) => peopleFacets(ctx.db),
);
