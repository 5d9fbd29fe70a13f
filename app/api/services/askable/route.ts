import { apiRoute } from "#lib/platform/api-route.ts";
import { searchAskable } from "#lib/services/choices-data.ts";
import { askableQuery } from "#lib/services/schema.ts";

/** What the portal's search finds besides services: apps and groups that one of them gives. */
export const GET = apiRoute(
  { name: "askable", roles: ["admin", "agent", "employee"], query: askableQuery },
  searchAskable,
);
