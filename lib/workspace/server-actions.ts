"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { saveWorkspace } from "./save-workspace.ts";
import { workspaceInput } from "./schema.ts";

export const saveWorkspaceAction = serverAction(
  { name: "saveWorkspace", roles: ["admin"], input: workspaceInput },
  saveWorkspace,
);
