import { z } from "zod";
import { lineText } from "#lib/platform/line-text.ts";
import { FILES_PER_FIELD, LONG_TEXT_MAX, TEXT_MAX } from "./constants.ts";
import type { FieldKind, FormField } from "./types.ts";

const REQUIRED: Record<FieldKind, string> = {
  text: "Fill this in.",
  "long-text": "Fill this in.",
  choice: "Choose one.",
  date: "Choose a day.",
  person: "Choose a person.",
  group: "Choose a group.",
  app: "Choose an app.",
  file: "Attach a file.",
};

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString("en")} characters.`);

/** What a filled-in field must look like; an empty one is "". */
function valueSchema(field: FormField) {
  switch (field.kind) {
    case "text":
      return lineText.pipe(text(TEXT_MAX));
    case "long-text":
      return text(LONG_TEXT_MAX);
    case "choice":
      return z.literal(["", ...field.options], "Choose one of the list.");
    case "date":
      return z.union([z.literal(""), z.iso.date()], "Choose a day.");
    case "person":
    case "group":
    case "app":
      return z.union([z.literal(""), z.guid().toLowerCase()], "Choose one of the list.");
    case "file":
      return z.string().refine(isFewFiles, `Attach at most ${FILES_PER_FIELD} files.`);
  }
}

const isFewFiles = (value: string) => {
  const ids = fileIdsOf(value);
  return ids.length <= FILES_PER_FIELD && ids.every((id) => z.uuid().safeParse(id).success);
};

/** The ids in the answer of a file field: they are sent with commas between. */
export function fileIdsOf(value: string): string[] {
  return value === "" ? [] : value.split(",");
}

/**
 * The door of one service's form: exactly its fields, each as its kind says. A field that was left out
 * counts as empty; an empty answer stays "".
 */
export function answersSchema(fields: readonly FormField[]): z.ZodType<Record<string, string>> {
  return z.strictObject(
    Object.fromEntries(
      fields.map((field) => [
        field.key,
        z
          .string()
          .default("")
          .pipe(valueSchema(field))
          .refine((value) => !field.isRequired || value !== "", REQUIRED[field.kind]),
      ]),
    ),
  );
}
