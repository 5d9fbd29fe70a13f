import { z } from "zod";
import { apiRoute } from "#lib/platform/api-route.ts";
import { listSavedAnswers } from "#lib/requests/saved-answers/saved-answers-data.ts";

/** Texts to answer with. */
export const GET = apiRoute(
  { name: "saved answers", roles: ["admin", "agent"], query: z.object({}) },
  (ctx) => ({ rows: listSavedAnswers(ctx) }),
);
