"use client";
import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { OrderedRow } from "#components/ui/ordered-row.tsx";
import { useOrderedRows } from "#components/ui/use-ordered-rows.ts";
import { FIELDS_MAX } from "#lib/services/constants.ts";
import type { EditorPart } from "./editor-part.ts";
import { FieldEditor } from "./field-editor.tsx";
import { KIND_NAMES } from "./field-kinds.ts";
import { errorsOfField, newField } from "./service-draft.ts";

/** The fields of the form: open one to change it, move it with its buttons or Alt and the arrow keys. */
export function FieldList({ draft, onChange, errors }: EditorPart) {
  const { fields } = draft;
  const rows = useOrderedRows({
    items: fields,
    keyOf: ({ key }) => key,
    nameOf: ({ label }) => label || "New field",
    onChange: (next) => onChange({ fields: next }),
  });
  const add = () => {
    const field = newField();
    onChange({ fields: [...fields, field] });
    rows.open(field.key);
  };
  return (
    <div className="max-w-200">
      {fields.length === 0 ? (
        <p className="pb-3 text-ink-2">No fields yet: the requester writes what they need under Details.</p>
      ) : (
        <ol aria-label="Fields" className="border-t border-line">
          {fields.map((field, at) => {
            const own = errorsOfField(errors, at);
            return (
              <OrderedRow
                key={field.key}
                rowKey={field.key}
                name={field.label || "New field"}
                detail={`${KIND_NAMES[field.kind]}${field.isRequired ? ", required" : ""}`}
                isOpen={field.key === rows.openKey || Object.keys(own).length > 0}
                isFirst={at === 0}
                isLast={at === fields.length - 1}
                onToggle={() => rows.toggle(field.key)}
                onMove={(step) => rows.move(at, step)}
                onRemove={() => rows.remove(at)}
              >
                <FieldEditor
                  field={field}
                  errors={own}
                  onChange={(next) => onChange({ fields: fields.with(at, next) })}
                />
              </OrderedRow>
            );
          })}
        </ol>
      )}
      <Button
        className="mt-3"
        icon={<Icon of={Plus} size={14} />}
        disabledReason={fields.length >= FIELDS_MAX ? `A form has at most ${FIELDS_MAX} fields.` : undefined}
        onClick={add}
      >
        Add field
      </Button>
      {errors["fields"] === undefined ? null : (
        <p role="alert" className="mt-2 text-12 text-danger-text">
          {errors["fields"]}
        </p>
      )}
      <output className="sr-only">{rows.said}</output>
    </div>
  );
}
