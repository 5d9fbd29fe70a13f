import { z } from "zod";
import { lineText } from "#lib/platform/line-text.ts";
import { FIELDS_MAX, HELP_MAX, LABEL_MAX, OPTIONS_MAX, SERVICE_ICONS } from "./constants.ts";
import { FIELD_KINDS } from "./types.ts";

const label = lineText.pipe(
  z.string().min(1, "Give it a label.").max(LABEL_MAX, `Use at most ${LABEL_MAX} characters.`),
);
/** Never a word that objects know by themselves: keys become properties. */
export const fieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .refine((key) => !(key in {}), "Choose another key.");
export const serviceKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

const fieldSchema = z
  .strictObject({
    key: fieldKey,
    kind: z.enum(FIELD_KINDS),
    label,
    help: z.string().trim().max(HELP_MAX, `Use at most ${HELP_MAX} characters.`),
    isRequired: z.boolean(),
    options: z.array(label).max(OPTIONS_MAX, `Offer at most ${OPTIONS_MAX} choices.`),
  })
  .superRefine((field, ctx) => {
    const refuse = (message: string) => ctx.addIssue({ code: "custom", path: ["options"], message });
    if (field.kind === "choice" && field.options.length < 2)
      refuse("Offer at least two choices, one a line.");
    if (new Set(field.options).size < field.options.length) refuse("Two choices are the same.");
  });

export const formSchema = z
  .array(fieldSchema)
  .max(FIELDS_MAX, `Use at most ${FIELDS_MAX} fields.`)
  .refine(
    (fields) => new Set(fields.map(({ key }) => key)).size === fields.length,
    "Two fields share a key.",
  );

export const audienceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("everybody") }),
  z.strictObject({
    kind: z.literal("departments"),
    departments: z.array(z.string().min(1).max(120)).min(1, "Choose at least one department.").max(50),
  }),
  z.strictObject({
    kind: z.literal("groups"),
    groups: z
      .array(z.strictObject({ objectId: z.guid().toLowerCase(), displayName: z.string().max(256) }))
      .min(1, "Choose at least one group.")
      .max(50),
  }),
]);

/** What an answer looks like where it is kept. */
export const answersStored = z.array(
  z.object({
    key: z.string(),
    label: z.string(),
    kind: z.enum(FIELD_KINDS),
    text: z.string(),
    objectId: z.string().nullable(),
  }),
);

/** A service as its editor sends it; `key` is null for a new one, `version` is the one that was opened. */
export const serviceInput = z.strictObject({
  key: serviceKey.nullable(),
  version: z.int().min(0),
  title: lineText.pipe(
    z.string().min(1, "Give it a name.").max(LABEL_MAX, `Use at most ${LABEL_MAX} characters.`),
  ),
  description: z
    .string()
    .trim()
    .min(1, "Say in a few words what it is for.")
    .max(HELP_MAX, `Use at most ${HELP_MAX} characters.`),
  icon: z.enum(SERVICE_ICONS),
  fields: formSchema,
  audience: audienceSchema,
  defaultAssigneeId: z.uuid().nullable(),
  forWhom: z.enum(["self", "anyone", "other"]),
  asksTitle: z.boolean(),
});
export type ServiceInput = z.output<typeof serviceInput>;

export const serviceStateInput = z.strictObject({
  key: serviceKey,
  state: z.enum(["active", "inactive", "archived"]),
});
export const moveServiceInput = z.strictObject({ key: serviceKey, step: z.literal([-1, 1]) });
export const askableQuery = z.object({ q: z.string().max(200) });
export const choicesQuery = z.object({
  service: serviceKey,
  /** A field's key; `for-whom` asks for the person it is about. */
  field: z.string().max(40),
  q: z.string().max(200).default(""),
});
