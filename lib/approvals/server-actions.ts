"use server";

import { panelWish, undoWish } from "#lib/entra/actions/schema.ts";
import { serverAction } from "#lib/platform/server-action.ts";
import { submitAction } from "./submit-action.ts";
import { undoAction } from "./undo-action.ts";

/** Runs one action from the side panel. */
export const runActionFromPanel = serverAction(
  { name: "runActionFromPanel", roles: ["agent", "admin"], input: panelWish },
  (ctx, wish) => submitAction(ctx, wish),
);

/** Takes an action back from the side panel or the timeline. */
export const undoActionFromPanel = serverAction(
  { name: "undoActionFromPanel", roles: ["agent", "admin"], input: undoWish },
  (ctx, wish) => undoAction(ctx, wish),
);
