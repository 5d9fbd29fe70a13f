import { apiRoute } from "#lib/platform/api-route.ts";
import { readDryRun } from "#lib/workflows/dry-run-data.ts";
import { dryRunQuery } from "#lib/workflows/schema.ts";

/** What a workflow's saved draft would do for a person or a past request. Nothing happens by it. */
export const GET = apiRoute(
  { name: "workflow dry run", roles: ["admin", "agent"], query: dryRunQuery },
  readDryRun,
);
