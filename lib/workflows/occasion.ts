import { z } from "zod";
import { answersStored } from "#lib/services/schema.ts";

/** What started a run, frozen with it: nothing that is edited later changes what it works with. */
export const occasionSchema = z.object({
  kind: z.enum(["request", "date", "change", "manual"]),
  /** The member who asked or clicked; null when nobody did. */
  requesterId: z.string().nullable(),
  requesterObjectId: z.string().nullable(),
  requesterName: z.string().nullable(),
  answers: answersStored,
  /** The start or end date, YYYY-MM-DD, and the zone of the person's office. */
  dateKind: z.enum(["start", "end"]).nullable(),
  date: z.string().nullable(),
  zone: z.string().nullable(),
  /** "REQ-12", "Start date 30 Nov 2026", "Started by Amelie Brandt". */
  words: z.string(),
});
export type Occasion = z.output<typeof occasionSchema>;
