import { z } from "zod";
import { listOfferedServices } from "#lib/services/offered-data.ts";
import { defineTool } from "../define-tool.ts";

export const listServicesTool = defineTool({
  name: "list_services",
  title: "List services",
  description: "What this member can ask IT for, and the form of each: the fields that create_request takes.",
  scope: "create-requests",
  roles: ["employee", "agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({}),
  run: (ctx) => {
    const services = listOfferedServices(ctx).map(
      ({ key, title, description, fields, forWhom, asksTitle }) => ({
        key,
        title,
        description,
        asksTitle,
        forWhom,
        fields,
      }),
    );
    return { data: { services } };
  },
});
