import { z } from "zod";
import { isTimeZone } from "#lib/platform/time-zone.ts";
import { NAME_MAX } from "./constants.ts";

export const workspaceInput = z.strictObject({
  /** Empty: the name of the connected tenant. */
  name: z.string().trim().max(NAME_MAX, `Use at most ${NAME_MAX} characters.`),
  timeZone: z.string().max(64).refine(isTimeZone, "Choose a time zone."),
});
export type WorkspaceSettings = z.output<typeof workspaceInput>;

export const noInput = z.strictObject({});
