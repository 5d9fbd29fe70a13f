import "server-only";
import type { Database } from "#db/client.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { answersSchema, fileIdsOf } from "./answers-schema.ts";
import { nameOfChoice } from "./choices-data.ts";
import { FILE_GONE } from "./constants.ts";
import type { Answer, FormField } from "./types.ts";

const GONE = "This is no longer in the directory. Choose another one.";

/** The ids of all files that a form was answered with, as they were sent. */
export function filesOfAnswers(fields: readonly FormField[], given: Readonly<Record<string, string>>) {
  return fields.flatMap(({ kind, key }) => (kind === "file" ? fileIdsOf(given[key] ?? "") : []));
}

/**
 * Parses what a form was filled in with, and puts names beside ids. Empty answers are left out.
 * @param fileNames the names of the asker's own files that can be sent, by id.
 * @throws DeskError invalid-input with what is wrong at which field.
 */
export function resolveAnswers(
  db: Database,
  fields: readonly FormField[],
  given: unknown,
  fileNames: ReadonlyMap<string, string> = new Map(),
): Answer[] {
  const parsed = answersSchema(fields).safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => [path.join("."), message] as const);
    throw refusal(Object.fromEntries(wrong));
  }
  return fields.flatMap((field): Answer[] => {
    const value = parsed.data[field.key] ?? "";
    const { key, label, kind } = field;
    if (value === "") return [];
    if (kind === "file") {
      const names = fileIdsOf(value).flatMap((id) => fileNames.get(id) ?? []);
      if (names.length < fileIdsOf(value).length) throw refusal({ [key]: FILE_GONE });
      return [{ key, label, kind, text: names.join(", "), objectId: null }];
    }
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
