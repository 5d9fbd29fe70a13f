import { panelQuery } from "#lib/entra/actions/schema.ts";
import { readSidePanel } from "#lib/entra/actions/side-panel-data.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

export const GET = apiRoute(
  { name: "actionPanel", roles: ["agent", "admin"], query: panelQuery },
  (ctx, { subject, request }) => readSidePanel(ctx, subject, request ?? null),
);
