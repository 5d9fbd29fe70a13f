import { z } from "zod";
import { whyMissing } from "#lib/directory/why-missing.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** "Why is X not here?", for people and groups. */
export const GET = apiRoute(
  { name: "why missing", roles: ["admin", "agent"], query: z.object({ q: z.string().max(200).default("") }) },
  (ctx, { q }) => whyMissing(ctx.db, q),
);
