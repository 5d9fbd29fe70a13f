import { z } from "zod";
import { CHANNELS } from "./queue/channel-choice.ts";
import { KIND_KEYS } from "./queue/message-kinds.ts";

export const preferenceInput = z.strictObject({
  kind: z.enum(KIND_KEYS),
  channel: z.enum(CHANNELS),
  isOn: z.boolean(),
});
export type PreferenceInput = z.output<typeof preferenceInput>;

/** One message, or all of one's own. */
export const readInput = z.strictObject({ messageId: z.uuid().nullable() });
export const retryInput = z.strictObject({ messageId: z.uuid(), channel: z.enum(CHANNELS) });
export const switchInput = z.strictObject({ channel: z.enum(CHANNELS), isOn: z.boolean() });
export const noInput = z.strictObject({});
