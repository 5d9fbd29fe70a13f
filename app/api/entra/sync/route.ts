import { z } from "zod";
import { loadSyncProgress } from "#lib/entra/sync/import-progress.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** Live progress of the sync under way, else the last one, with the server's time. */
export const GET = apiRoute({ name: "entra-sync", roles: ["admin"], query: z.object({}) }, (ctx) => ({
  now: ctx.clock.now(),
  run: loadSyncProgress(ctx.db),
}));
