"use client";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { FIELDS_MAX } from "#lib/services/constants.ts";
import type { FormField } from "#lib/services/types.ts";
import type { EditorPart } from "./editor-part.ts";
import { FieldRow } from "./field-row.tsx";
import { errorsOfField, moved, newField } from "./service-draft.ts";

/** The fields of the form: open one to change it, move it with its buttons or Alt and the arrow keys. */
export function FieldList({ draft, onChange, errors }: EditorPart) {
  const { fields } = draft;
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const change = (next: FormField[]) => onChange({ fields: next });
  const focusRow = (key: string, part: "toggle" | "label") =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-field="${key}"] [data-part="${part}"]`)?.focus(),
    );
  const move = (field: FormField, at: number, step: -1 | 1) => {
    change(moved(fields, at, step));
    const to = Math.max(1, Math.min(fields.length, at + 1 + step));
    setSaid(`${field.label || "The field"} is number ${to} of ${fields.length}.`);
    focusRow(field.key, "toggle");
  };
  const add = () => {
    const field = newField();
    change([...fields, field]);
    setOpenKey(field.key);
    focusRow(field.key, "label");
  };
  return (
    <div className="max-w-200">
      {fields.length === 0 ? (
        <p className="pb-3 text-ink-2">No fields yet: the requester writes what they need under Details.</p>
      ) : (
        <ol ref={list} aria-label="Fields" className="border-t border-line">
          {fields.map((field, at) => (
            <FieldRow
              key={field.key}
              field={field}
              errors={errorsOfField(errors, at)}
              isOpen={field.key === openKey}
              isFirst={at === 0}
              isLast={at === fields.length - 1}
              onToggle={() => setOpenKey(field.key === openKey ? null : field.key)}
              onChange={(next) => change(fields.with(at, next))}
              onMove={(step) => move(field, at, step)}
              onRemove={() => {
                change(fields.toSpliced(at, 1));
                setSaid(`${field.label || "The field"} is removed.`);
              }}
            />
          ))}
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
      <output className="sr-only">{said}</output>
    </div>
  );
}
