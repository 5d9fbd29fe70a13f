import { z } from "zod";
import { FIELDS_MAX } from "#lib/services/constants.ts";
import { fieldKey } from "#lib/services/schema.ts";
import { BODY_MAX, TITLE_MAX } from "./constants.ts";

const body = z
  .string()
  .trim()
  .min(1, "Write something first.")
  .max(BODY_MAX, `Use at most ${BODY_MAX.toLocaleString("en")} characters.`);
const requestId = z.uuid();

export const submitRequestSchema = z.strictObject({
  /** Made by the form once: a second press finds the first request. */
  formToken: z.uuid(),
  serviceKey: z.string().min(1).max(60),
  /** Empty where the service makes it from the answers. */
  title: z.string().trim().max(TITLE_MAX, `Use at most ${TITLE_MAX} characters.`),
  details: z
    .string()
    .trim()
    .max(BODY_MAX, `Use at most ${BODY_MAX.toLocaleString("en")} characters.`),
  /** By field; the service's own schema decides about each. */
  answers: z
    .record(fieldKey, z.string().max(BODY_MAX))
    .refine((answers) => Object.keys(answers).length <= FIELDS_MAX)
    .default({}),
  forObjectId: z.guid().toLowerCase().nullable().default(null),
});

export const messageSchema = z.strictObject({ requestId, body });
export const requestIdSchema = z.strictObject({ requestId });
/** `was` is what the sender saw: somebody may have changed it meanwhile. */
export const assignSchema = z.strictObject({
  requestId,
  assigneeId: z.uuid().nullable(),
  was: z.uuid().nullable(),
});
export const statusSchema = z.strictObject({
  requestId,
  status: z.enum(["In progress", "Waiting", "Resolved"]),
  was: z.enum(["New", "In progress", "Waiting", "Resolved"]),
});

export const INBOX_VIEWS = ["open", "unassigned", "mine", "waiting", "resolved"] as const;
export const inboxSchema = z.object({
  view: z.enum(INBOX_VIEWS).catch("open").default("open"),
  q: z.string().trim().max(100).catch("").default(""),
});
