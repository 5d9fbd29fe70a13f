"use client";
import { useDraft } from "#components/requests/use-draft.ts";
import { NO_VALUES, type FormValues } from "#components/services/form-values.ts";

/** A form that survives leaving the page and signing in again, in this tab only. */
export function useFormDraft(serviceKey: string) {
  const [text, setText] = useDraft(`form:${serviceKey}`);
  return {
    values: parse(text),
    setValues: (values: FormValues) => setText(JSON.stringify(values)),
    clear: () => setText(""),
  };
}

function parse(text: string): FormValues {
  if (text === "") return NO_VALUES;
  try {
    // Written by `setValues` above, in this tab; what an older version wrote lacks parts.
    return { ...NO_VALUES, ...(JSON.parse(text) as Partial<FormValues>) };
  } catch {
    return NO_VALUES;
  }
}
