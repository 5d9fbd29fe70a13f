import { z } from "zod";
import { loadImportProgress } from "#lib/entra/sync/import-progress.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** Live progress of the initial import, with the server's time; `run` is null when there is none. */
export const GET = apiRoute({ name: "entra-import", roles: ["admin"], query: z.object({}) }, (ctx) => ({
  now: ctx.clock.now(),
  run: loadImportProgress(ctx.db),
}));
