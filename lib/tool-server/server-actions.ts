"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { saveToolSettings } from "./save-tool-settings.ts";
import { toolSettingsInput } from "./schema.ts";

/** Keeps how the tool server behaves. */
export const saveToolSettingsAction = serverAction(
  { name: "saveToolSettings", roles: ["admin"], input: toolSettingsInput },
  saveToolSettings,
);
