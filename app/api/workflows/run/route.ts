import { apiRoute } from "#lib/platform/api-route.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readRun } from "#lib/workflows/runs-data.ts";
import { runQuery } from "#lib/workflows/schema.ts";

/** One workflow run as it stands now. */
export const GET = apiRoute(
  { name: "workflow run", roles: ["admin", "agent"], query: runQuery },
  (ctx, { run: runId }) => {
    const run = readRun(ctx, runId);
    if (run === null) throw new DeskError("not-found", "There is no such run.");
    return run;
  },
);
