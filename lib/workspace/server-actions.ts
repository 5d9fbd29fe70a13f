"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { putAwayFirstTasks } from "./put-away-first-tasks.ts";
import { saveDeskHours } from "./save-desk-hours.ts";
import { saveWorkspace } from "./save-workspace.ts";
import { deskHoursInput, noInput, workspaceInput } from "./schema.ts";

export const saveWorkspaceAction = serverAction(
  { name: "saveWorkspace", roles: ["admin"], input: workspaceInput },
  saveWorkspace,
);

export const saveDeskHoursAction = serverAction(
  { name: "saveDeskHours", roles: ["admin"], input: deskHoursInput },
  saveDeskHours,
);

export const putAwayFirstTasksAction = serverAction(
  { name: "putAwayFirstTasks", roles: ["admin"], input: noInput },
  (ctx) => putAwayFirstTasks(ctx),
);
