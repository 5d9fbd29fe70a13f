import { readUndoSet } from "#lib/approvals/undo-set-data.ts";
import { panelQuery } from "#lib/entra/actions/schema.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

export const GET = apiRoute(
  { name: "undoSet", roles: ["agent", "admin"], query: panelQuery },
  (ctx, { subject, request }) => readUndoSet(ctx, subject, request ?? null),
);
