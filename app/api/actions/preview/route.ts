import { readPreview } from "#lib/approvals/panel-data.ts";
import { previewQuery } from "#lib/entra/actions/schema.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

export const GET = apiRoute(
  { name: "actionPreview", roles: ["agent", "admin"], query: previewQuery },
  (ctx, query) => ({ rows: readPreview(ctx, query) }),
);
