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
};

export const NO_VALUES: FormValues = {
  title: "",
  details: "",
  isForOther: false,
  subject: null,
  answers: {},
};

/** What is sent of the answers: values by field. */
export function sentAnswers(
  fields: readonly FormField[],
  answers: FormValues["answers"],
): Record<string, string> {
  return Object.fromEntries(fields.map(({ key }) => [key, answers[key]?.value ?? ""]));
}

/** "Wed 18 November 2026" for a day, as it stands for everything else. The day has no zone. */
export function answerText({ kind, text }: Pick<Answer, "kind" | "text">): string {
  if (kind !== "date") return text;
  const at = Date.parse(`${text}T12:00:00Z`);
  if (Number.isNaN(at)) return text;
  const day = { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", day).format(at);
}
