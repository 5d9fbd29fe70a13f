import { z } from "zod";
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
  title: z.string().trim().min(1, "Give it a title.").max(TITLE_MAX, `Use at most ${TITLE_MAX} characters.`),
  details: z
    .string()
    .trim()
    .max(BODY_MAX, `Use at most ${BODY_MAX.toLocaleString("en")} characters.`),
});

export const messageSchema = z.strictObject({ requestId, body });
export const assignSchema = z.strictObject({ requestId, assigneeId: z.uuid().nullable() });
export const statusSchema = z.strictObject({
  requestId,
  status: z.enum(["In progress", "Waiting", "Resolved"]),
});

export const INBOX_VIEWS = ["open", "unassigned", "mine", "waiting", "resolved"] as const;
export const inboxSchema = z.object({
  view: z.enum(INBOX_VIEWS).catch("open").default("open"),
  q: z.string().trim().max(100).catch("").default(""),
});
