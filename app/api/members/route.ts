import { z } from "zod";
import { searchMembers } from "#lib/members/data.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** Members for a picker: the first eight by name. */
export const GET = apiRoute(
  {
    name: "search members",
    roles: ["admin", "agent"],
    query: z.object({ q: z.string().max(200).default("") }),
  },
  (ctx, { q }) => ({ rows: searchMembers(ctx, q) }),
);
