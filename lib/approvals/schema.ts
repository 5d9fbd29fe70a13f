import { z } from "zod";

const note = z.string().trim().max(2_000, "Use at most 2,000 characters.");

export const decisionInput = z.strictObject({
  approvalId: z.uuid(),
  decision: z.enum(["Approved", "Rejected"]),
  note,
});
export const approvalInput = z.strictObject({ approvalId: z.uuid() });

/** An approval asked from the composer. */
export const questionInput = z.strictObject({
  requestId: z.uuid(),
  question: z.string().trim().min(1, "Say what is to be approved.").max(500, "Use at most 500 characters."),
  who: z.union([z.literal("manager"), z.array(z.uuid()).min(1, "Choose who is asked.").max(10)]),
  needs: z.enum(["one", "all"]),
  idempotencyKey: z.uuid(),
});

/** One click on a button of the panel. */
export const panelWish = z.strictObject({
  actionKey: z.string().min(1).max(64),
  subjectObjectId: z.guid(),
  input: z.record(z.string().max(64), z.string().max(400)),
  requestId: z.uuid().nullable(),
  idempotencyKey: z.uuid(),
  reason: z.string().trim().max(500, "Use at most 500 characters.").nullable().default(null),
  endsAt: z.int().positive().nullable().default(null),
  batchId: z.uuid().nullable().default(null),
  typedName: z.string().max(300).nullable().default(null),
});
