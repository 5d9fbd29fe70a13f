import { z } from "zod";
import { MOST_PEOPLE, MOST_TARGETS } from "./constants.ts";

/** GET /api/actions/targets */
export const targetsQuery = z.object({
  action: z.string().min(1).max(64),
  subject: z.guid(),
  q: z.string().max(200).default(""),
  target: z.guid().optional(),
  request: z.uuid().optional(),
});

const listOfIds = z
  .string()
  .transform((text) => [...new Set(text.split(","))])
  .pipe(z.array(z.guid()).min(1).max(MOST_PEOPLE, `Choose at most ${MOST_PEOPLE} people.`));

const listOfInputs = z
  .string()
  .max(10_000)
  .transform((text, issues) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      issues.addIssue({ code: "custom", message: "The targets can't be read." });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(z.record(z.string().max(64), z.string().max(400)))
      .min(1)
      .max(MOST_TARGETS, `Choose at most ${MOST_TARGETS} at once.`),
  );

/** GET /api/actions/preview: `targets` is one input of the action per target, as JSON. */
export const previewQuery = z.object({
  action: z.string().min(1).max(64),
  subjects: listOfIds,
  targets: listOfInputs,
  request: z.uuid().optional(),
});

/** GET /api/actions/panel */
export const panelQuery = z.object({
  subject: z.guid(),
  request: z.uuid().optional(),
});

export const undoWish = z.strictObject({ runId: z.uuid(), idempotencyKey: z.uuid() });
