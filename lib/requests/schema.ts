import { z } from "zod";
import { lineText } from "#lib/platform/line-text.ts";
import { FIELDS_MAX } from "#lib/services/constants.ts";
import { fieldKey, serviceKey } from "#lib/services/schema.ts";
import { FILES_PER_MESSAGE } from "./attachments/constants.ts";
import { BODY_MAX, BULK_MAX, PLACE_MAX, TITLE_MAX } from "./constants.ts";

const body = z
  .string()
  .trim()
  .max(BODY_MAX, `Use at most ${BODY_MAX.toLocaleString("en")} characters.`);
const requestId = z.uuid();
const attachmentIds = z
  .array(z.uuid())
  .max(FILES_PER_MESSAGE, `Attach at most ${FILES_PER_MESSAGE} files.`)
  .default([]);

export const submitRequestSchema = z.strictObject({
  /** Made by the form once: a second press finds the first request. */
  formToken: z.uuid(),
  serviceKey: z.string().min(1).max(60),
  /** Empty where the service makes it from the answers. */
  title: lineText.pipe(z.string().max(TITLE_MAX, `Use at most ${TITLE_MAX} characters.`)),
  details: z
    .string()
    .trim()
    .max(BODY_MAX, `Use at most ${BODY_MAX.toLocaleString("en")} characters.`),
  /** By field; the service's own schema decides about each. */
  answers: z
    .record(fieldKey, z.string().max(BODY_MAX))
    .refine((answers) => Object.keys(answers).length <= FIELDS_MAX)
    .default({}),
  /** Files that no field asks for. */
  attachmentIds,
  forObjectId: z.guid().toLowerCase().nullable().default(null),
});

export const messageSchema = z
  .strictObject({
    requestId,
    body,
    attachmentIds,
  })
  .refine(({ body, attachmentIds }) => body !== "" || attachmentIds.length > 0, {
    path: ["body"],
    message: "Write something first.",
  });
/** `requestId` is null while a form is being filled in. */
export const attachmentSchema = z.strictObject({ requestId: requestId.nullable(), file: z.instanceof(File) });
export const attachmentIdSchema = z.strictObject({ attachmentId: z.uuid() });
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

const INBOX_VIEWS = ["open", "unassigned", "mine", "mentioned", "waiting", "resolved"] as const;
const STATUSES = ["New", "In progress", "Waiting", "Resolved"] as const;
export const INBOX_SORTS = [
  "updated",
  "created",
  "number",
  "title",
  "requester",
  "service",
  "assignee",
] as const;

const memberOr = <const Word extends string>(...words: Word[]) => z.union([z.enum(words), z.uuid()]);

/** An address: whatever is odd in it counts as not said. */
export const inboxSchema = z.object({
  view: z.enum(INBOX_VIEWS).catch("open").default("open"),
  q: z.string().trim().max(100).catch("").default(""),
  service: serviceKey.optional().catch(undefined),
  assignee: memberOr("me", "nobody").optional().catch(undefined),
  requester: z.uuid().optional().catch(undefined),
  status: z.enum(STATUSES).optional().catch(undefined),
  age: z.enum(["day", "week", "month"]).optional().catch(undefined),
  sort: z.enum(INBOX_SORTS).optional().catch(undefined),
  order: z.enum(["asc", "desc"]).optional().catch(undefined),
  after: z.string().max(PLACE_MAX).optional().catch(undefined),
  before: z.string().max(PLACE_MAX).optional().catch(undefined),
});

const requestIds = z.array(z.uuid()).min(1).max(BULK_MAX, `Change at most ${BULK_MAX} requests at once.`);
export const bulkAssignSchema = z.strictObject({ requestIds, assigneeId: z.uuid().nullable() });
export const bulkResolveSchema = z.strictObject({ requestIds });
/** `upTo` is the last change that was on the page. */
export const seenSchema = z.strictObject({ requestId, upTo: z.int().min(0) });
export const saveViewSchema = z.strictObject({
  name: lineText.pipe(z.string().min(1, "Give it a name.").max(60, "Use at most 60 characters.")),
  query: inboxSchema.omit({ after: true, before: true }),
});
export const saveAnswerSchema = z.strictObject({
  title: lineText.pipe(z.string().min(1, "Give it a name.").max(80, "Use at most 80 characters.")),
  body: body.refine((text) => text !== "", "Write something first."),
});
export const answerIdSchema = z.strictObject({ answerId: z.uuid() });
export const viewIdSchema = z.strictObject({ viewId: z.uuid() });
