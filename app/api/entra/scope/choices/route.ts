import { z } from "zod";
import { CHOICE_KINDS, findChoices } from "#lib/entra/scope/choices-data.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** What a scope can be chosen by: groups, administrative units, organizational units. */
export const GET = apiRoute(
  {
    name: "scope choices",
    roles: ["admin"],
    query: z.object({ kind: z.enum(CHOICE_KINDS), q: z.string().max(200).default("") }),
  },
  (ctx, { kind, q }) => ({ rows: findChoices(ctx.db, kind, q) }),
);
