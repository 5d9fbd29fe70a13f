import { z } from "zod";

export const noInput = z.strictObject({});

export const instanceSchema = z.object({ id: z.string().min(1) });
/** When something was done. */
export const markSchema = z.object({ at: z.number() });

export const holdSchema = z.object({
  at: z.number(),
  reason: z.enum(["copied", "rolled-back", "restored"]),
  backupAt: z.number().nullable(),
  missingEntries: z.number(),
  unknownRuns: z.number(),
  voidApprovals: z.number(),
  stoppedMessages: z.number(),
});

export const instanceFileSchema = z.object({
  id: z.string().min(1),
  place: z.object({ born: z.number(), machine: z.string().nullable() }),
  seq: z.number().int().min(0),
});
