import "server-only";
import { cache } from "react";
import type { Context } from "#lib/platform/context.ts";
import type { SidePanelData } from "./panel-types.ts";
import { readSidePanel } from "./side-panel-data.ts";

/** First paint of the side panel. `objectId` is null when the requester is no person in Entra. */
export const loadSidePanel = cache(
  (ctx: Context, objectId: string | null, requestId: string | null): SidePanelData =>
    readSidePanel(ctx, objectId, requestId),
);
