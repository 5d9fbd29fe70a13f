import { z } from "zod";

/** How the tool server behaves for everybody. `atOnce`: keys of actions that run without a person's start. */
export const toolSettingsInput = z.strictObject({
  isOn: z.boolean(),
  atOnce: z.array(z.string().min(1).max(64)).max(50),
});
export type ToolSettings = z.output<typeof toolSettingsInput>;
