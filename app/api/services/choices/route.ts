import { apiRoute } from "#lib/platform/api-route.ts";
import { searchChoices } from "#lib/services/choices-data.ts";
import { choicesQuery } from "#lib/services/schema.ts";

/** What a picker of a service's form offers: the first eight by name. */
export const GET = apiRoute(
  { name: "form choices", roles: ["admin", "agent", "employee"], query: choicesQuery },
  searchChoices,
);
