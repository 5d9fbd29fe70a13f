import { countScope, previewScope } from "#lib/entra/scope/preview-data.ts";
import { scopeInAddress } from "#lib/entra/scope/schema.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** What saving this scope would change, and how many guests and blocked people are among the chosen. */
export const GET = apiRoute(
  { name: "preview scope", roles: ["admin"], query: scopeInAddress },
  (ctx, { scope }) => {
    const { guests, blocked } = countScope(ctx.db, scope);
    return { preview: previewScope(ctx.db, scope), guests, blocked };
  },
);
