import type { AttachmentView } from "#lib/requests/types.ts";
import type { Answer, FormField } from "#lib/services/types.ts";

/** What a picker or field holds: what is sent, and what is shown. */
export type FieldValue = { value: string; label: string };

/** A form while it is filled in. */
export type FormValues = {
  title: string;
  details: string;
  isForOther: boolean;
  subject: FieldValue | null;
  answers: Readonly<Record<string, FieldValue>>;
  /** Uploaded files of fields that ask for some, by field. */
  files: Readonly<Record<string, readonly AttachmentView[]>>;
  /** Uploaded files that no field asks for. */
  attachments: readonly AttachmentView[];
};

export const NO_VALUES: FormValues = {
  title: "",
  details: "",
  isForOther: false,
  subject: null,
  answers: {},
  files: {},
  attachments: [],
};

/** What is sent of the answers: values by field; of files their ids. */
export function sentAnswers(
  fields: readonly FormField[],
  { answers, files }: Pick<FormValues, "answers" | "files">,
): Record<string, string> {
  const sent = ({ key, kind }: FormField) =>
    kind === "file" ? (files[key] ?? []).map(({ id }) => id).join(",") : (answers[key]?.value ?? "");
  return Object.fromEntries(fields.map((field) => [field.key, sent(field)]));
}

/** "Wed 18 November 2026" for a day, as it stands for everything else. The day has no zone. */
export function answerText({ kind, text }: Pick<Answer, "kind" | "text">): string {
  if (kind !== "date") return text;
  const at = Date.parse(`${text}T12:00:00Z`);
  if (Number.isNaN(at)) return text;
  const day = { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", day).format(at);
}
