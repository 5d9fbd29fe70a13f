import "server-only";
import type { Database } from "#db/client.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { answersSchema } from "./answers-schema.ts";
import { nameOfChoice } from "./choices-data.ts";
import type { Answer, FormField } from "./types.ts";

const GONE = "This is no longer in the directory. Choose another one.";

/**
 * Parses what a form was filled in with, and puts names beside ids. Empty answers are left out.
 * @throws DeskError invalid-input with what is wrong at which field.
 */
export function resolveAnswers(db: Database, fields: readonly FormField[], given: unknown): Answer[] {
  const parsed = answersSchema(fields).safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => [path.join("."), message] as const);
    throw refusal(Object.fromEntries(wrong));
  }
  return fields.flatMap((field): Answer[] => {
    const value = parsed.data[field.key] ?? "";
    const { key, label, kind } = field;
    if (value === "") return [];
    if (kind !== "person" && kind !== "group" && kind !== "app")
      return [{ key, label, kind, text: value, objectId: null }];
    const name = nameOfChoice(db, kind, value);
    if (name === null) throw refusal({ [key]: GONE });
    return [{ key, label, kind, text: name, objectId: value }];
  });
}

function refusal(wrong: Record<string, string>): DeskError {
  const atFields = Object.entries(wrong).map(([key, message]) => [`answers.${key}`, message]);
  return new DeskError("invalid-input", "Check the marked fields.", Object.fromEntries(atFields));
}
