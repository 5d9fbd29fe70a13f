import { previewScope } from "#lib/entra/scope/preview-data.ts";
import { scopeInAddress } from "#lib/entra/scope/schema.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** What saving this scope would change. */
export const GET = apiRoute(
  { name: "preview scope", roles: ["admin"], query: scopeInAddress },
  (ctx, { scope }) => previewScope(ctx.db, scope),
);
