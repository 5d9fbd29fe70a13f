import { z } from "zod";
import { apiRoute } from "#lib/platform/api-route.ts";
import { searchPalette } from "#lib/shell/palette-data.ts";

/** What the command palette finds. */
export const GET = apiRoute(
  {
    name: "search palette",
    roles: ["admin", "agent"],
    query: z.object({ q: z.string().trim().max(100).default("") }),
  },
  (ctx, { q }) => searchPalette(ctx, q),
);
