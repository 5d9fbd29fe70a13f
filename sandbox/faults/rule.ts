import { z } from "zod";

const text = z.string().max(4_000);

/** One rule of the faults door. A rule without `nth`, `every` or `probability` hits every matching call, `times` times at most. */
export const ruleSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().max(10).optional(),
      /** Regular expression over path and query; parts of a $batch are seen as /v1.0/… too. */
      path: z.string().max(500).refine(isPattern, "not a regular expression").optional(),
      /** Only whole requests, or only parts of a $batch. */
      scope: z.enum(["request", "part"]).optional(),
      nth: z.int().positive().optional(),
      every: z.int().positive().optional(),
      probability: z.number().min(0).max(1).optional(),
      times: z.int().positive().optional(),
    })
    .default({}),
  phase: z.enum(["before-effect", "after-effect", "during-body"]).default("before-effect"),
  effect: z.strictObject({
    status: z.int().min(200).max(599).optional(),
    /** null takes a header away. */
    headers: z.record(z.string().max(100), text.nullable()).optional(),
    /** A string is sent as it is, anything else as JSON. "" is an empty answer. */
    body: z.unknown().optional(),
    delayMs: z.number().min(0).max(600_000).optional(),
    dripMsPerByte: z.number().min(1).max(60_000).optional(),
    /** Breaks the connection: before any byte, or in the middle of the body when the phase is during-body. */
    reset: z.boolean().optional(),
    /** Sends only so many bytes of the body, with a content-length that agrees. */
    truncateTo: z.int().min(0).optional(),
    /** Announces the whole body, closes after half of it (or after `truncateTo` bytes). */
    closeEarly: z.boolean().optional(),
    html: z.boolean().optional(),
    wrongContentType: z.boolean().optional(),
    /**
     * The next three damage the `value` of a JSON list that is answered with 200, a part of a $batch as well; the
     * call takes effect in every phase. First the share, then the nulls, then the doubles.
     * Sets these properties of each item to null where it has them, like an app that lost the right to read them.
     */
    dropFields: z.array(z.string().max(100)).min(1).max(50).optional(),
    /** Keeps the first items only, this share of them rounded down; links and counts stay. */
    keepShare: z.number().min(0).max(1).optional(),
    /** Each item comes twice, one after the other. */
    duplicate: z.literal(true).optional(),
    /**
     * Pads a JSON object that is answered with 200 to this many bytes; clients find all the rest in it. Takes effect in
     * every phase, without drops, cuts or breaks. A part of a $batch grows to 64 MB at most.
     */
    huge: z.int().min(1).max(2_147_483_648).optional(),
    /** After a 429 with Retry-After in seconds: Graph calls inside the window get 429 as well and are counted. */
    punishEarly: z.boolean().optional(),
  }),
});

export type FaultRule = z.infer<typeof ruleSchema>;
export type FaultEffect = FaultRule["effect"];

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "i") instanceof RegExp;
  } catch {
    return false;
  }
}
