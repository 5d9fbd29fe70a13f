"use client";
import { useState } from "react";
import { ServiceIcon } from "#components/portal/service-icon.tsx";
import type { FileKeeper } from "#components/services/file-field.tsx";
import { NO_VALUES } from "#components/services/form-values.ts";
import { previewChoices } from "#components/services/load-choices.tsx";
import { ServiceForm } from "#components/services/service-form.tsx";
import type { ServiceDraft } from "./service-draft.ts";

const NOT_KEPT: FileKeeper = {
  keep: () => Promise.resolve("The preview keeps no files."),
  drop: () => {},
};

/** The form as employees fill it in; it works and is sent nowhere. */
export function ServicePreview({ draft, ownName }: { draft: ServiceDraft; ownName: string }) {
  const [values, setValues] = useState(NO_VALUES);
  const fields = draft.fields.map((field) => ({
    ...field,
    label: field.label || "New field",
    // A choice that is being typed may be empty or there twice.
    options: [...new Set(field.options.map((option) => option.trim()).filter(Boolean))],
  }));
  return (
    <div className="max-w-165 rounded-box border border-line-2 px-5 py-4">
      <div className="flex items-start gap-3 pb-4">
        <ServiceIcon name={draft.icon} />
        <div className="min-w-0 [overflow-wrap:anywhere]">
          <p className="text-16 font-semibold">{draft.title || "Name of the service"}</p>
          <p className="text-ink-2">{draft.description || "What it is for, in one line."}</p>
        </div>
      </div>
      <div className="grid gap-5">
        <ServiceForm
          service={{ ...draft, fields }}
          ownName={ownName}
          values={values}
          onChange={setValues}
          errors={{}}
          source={previewChoices}
          keeper={NOT_KEPT}
        />
      </div>
    </div>
  );
}
