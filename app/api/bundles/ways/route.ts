import { waysQuery } from "#lib/bundles/schema.ts";
import { listWays } from "#lib/bundles/ways-data.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** How an app can be given by a bundle. */
export const GET = apiRoute({ name: "bundleWays", roles: ["admin"], query: waysQuery }, (ctx, query) => ({
  rows: listWays(ctx, query),
}));
