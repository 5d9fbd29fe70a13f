import { z } from "zod";
import { searchChoices } from "#lib/services/choices-data.ts";
import { serviceKey } from "#lib/services/schema.ts";
import { QUERY_MAX } from "../constants.ts";
import { defineTool } from "../define-tool.ts";

export const searchChoicesTool = defineTool({
  name: "search_choices",
  title: "Search the choices of a form",
  description:
    "Finds what a person, group or app field of a service may be answered with. The field “for-whom” finds the person a request is for.",
  scope: "create-requests",
  roles: ["employee", "agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({
    service: serviceKey.describe("The service's key, from list_services."),
    field: z.string().max(40).describe("The field's key."),
    query: z.string().max(QUERY_MAX),
  }),
  run: (ctx, { service, field, query }) => ({ data: searchChoices(ctx, { service, field, q: query }) }),
});
