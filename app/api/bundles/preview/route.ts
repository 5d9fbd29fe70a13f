import { previewBundle } from "#lib/bundles/preview-data.ts";
import { bundlePreviewQuery } from "#lib/bundles/schema.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** What one person would be given. */
export const GET = apiRoute(
  { name: "bundlePreview", roles: ["agent", "admin"], query: bundlePreviewQuery },
  previewBundle,
);
