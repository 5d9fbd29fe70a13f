import { readPanel } from "#lib/approvals/panel-data.ts";
import { panelQuery } from "#lib/entra/actions/schema.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

export const GET = apiRoute(
  { name: "actionPanel", roles: ["agent", "admin"], query: panelQuery },
  (ctx, { subject, request }) => readPanel(ctx, subject, request ?? null),
);
