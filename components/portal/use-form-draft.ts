"use client";
import { useDraft } from "#components/requests/use-draft.ts";
import { NO_VALUES, type FormValues } from "#components/services/form-values.ts";
import type { FormStart } from "#lib/services/types.ts";

/** A form that survives leaving the page and signing in again, in this tab only. One that starts otherwise is another. */
export function useFormDraft(serviceKey: string, start: FormStart) {
  const chosen = Object.values(start.answers).map(({ value }) => value);
  const [text, setText] = useDraft(["form", serviceKey, start.title, ...chosen].filter(Boolean).join(":"));
  return {
    values: parse(text, { ...NO_VALUES, ...start }),
    setValues: (values: FormValues) => setText(JSON.stringify(values)),
    clear: () => setText(""),
  };
}

function parse(text: string, untouched: FormValues): FormValues {
  if (text === "") return untouched;
  try {
    // Written by `setValues` above, in this tab; what an older version wrote lacks parts.
    return { ...NO_VALUES, ...(JSON.parse(text) as Partial<FormValues>) };
  } catch {
    return untouched;
  }
}
