import { z } from "zod";

/** GET /api/actions/targets */
export const targetsQuery = z.object({
  action: z.string().min(1).max(64),
  subject: z.guid(),
  q: z.string().max(200).default(""),
  target: z.guid().optional(),
});

/** GET /api/actions/panel */
export const panelQuery = z.object({
  subject: z.guid(),
  request: z.uuid().optional(),
});

/** One click on a button of the panel. */
export const panelWish = z.strictObject({
  actionKey: z.string().min(1).max(64),
  subjectObjectId: z.guid(),
  input: z.record(z.string().max(64), z.string().max(200)),
  requestId: z.uuid().nullable(),
  idempotencyKey: z.uuid(),
});

export const undoWish = z.strictObject({ runId: z.uuid(), idempotencyKey: z.uuid() });
