import { z } from "zod";
import { peekPerson } from "#lib/directory/peek-person.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** One person in short, for a look beside the list. */
export const GET = apiRoute(
  {
    name: "peek at person",
    roles: ["admin", "agent", "employee"],
    query: z.object({ person: z.guid().toLowerCase() }),
  },
  (ctx, { person }) => peekPerson(ctx, person),
);
