import { readTargets } from "#lib/approvals/panel-data.ts";
import { targetsQuery } from "#lib/entra/actions/schema.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

export const GET = apiRoute(
  { name: "actionTargets", roles: ["agent", "admin"], query: targetsQuery },
  (ctx, query) => ({ targets: readTargets(ctx, query) }),
);
