import { targetsQuery } from "#lib/entra/actions/schema.ts";
import { listTargets } from "#lib/entra/actions/targets-data.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

export const GET = apiRoute(
  { name: "actionTargets", roles: ["agent", "admin"], query: targetsQuery },
  (ctx, query) => ({ targets: listTargets(ctx, query) }),
);
