import { apiRoute } from "#lib/platform/api-route.ts";
import { listRuns } from "#lib/workflows/runs-data.ts";
import { runsQuery } from "#lib/workflows/schema.ts";

/** A page of workflow runs, the newest first. */
export const GET = apiRoute({ name: "workflow runs", roles: ["admin", "agent"], query: runsQuery }, listRuns);
