"use client";
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { FormField } from "#lib/services/types.ts";
import { FieldEditor } from "./field-editor.tsx";
import { KIND_NAMES } from "./field-kinds.ts";

type FieldRowProps = {
  field: FormField;
  errors: Readonly<Record<string, string>>;
  isOpen: boolean;
  isFirst: boolean;
  isLast: boolean;
  onToggle: () => void;
  onChange: (field: FormField) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
};

/** One field of the form in a row; its editor opens below. */
export function FieldRow(props: FieldRowProps) {
  const { field, errors, isOpen, isFirst, isLast, onToggle, onChange, onMove, onRemove } = props;
  const isWrong = Object.keys(errors).length > 0;
  const isShown = isOpen || isWrong;
  const name = field.label || "New field";
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li data-field={field.key} className="border-b border-line">
      <div className="flex items-center gap-1 [&_button:disabled]:border-transparent [&_button:disabled]:bg-transparent">
        <button
          type="button"
          data-part="toggle"
          aria-expanded={isShown}
          onClick={onToggle}
          onKeyDown={onKeyDown}
          className="flex min-h-row min-w-0 flex-1 items-center gap-2 rounded-mark text-left hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-11"
        >
          <Icon of={isShown ? ChevronDown : ChevronRight} size={14} className="text-ink-3" />
          <span className="min-w-0 truncate font-medium">{name}</span>
          <span className="flex-none text-12 text-ink-3">
            {KIND_NAMES[field.kind]}
            {field.isRequired ? ", required" : ""}
          </span>
        </button>
        <IconButton
          size="s"
          label={`Move ${name} up`}
          keys={["⌥", "↑"]}
          icon={<Icon of={ArrowUp} size={14} />}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="s"
          label={`Move ${name} down`}
          keys={["⌥", "↓"]}
          icon={<Icon of={ArrowDown} size={14} />}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton
          size="s"
          label={`Remove ${name}`}
          icon={<Icon of={Trash2} size={14} />}
          onClick={onRemove}
        />
      </div>
      {isShown ? <FieldEditor field={field} errors={errors} onChange={onChange} /> : null}
    </li>
  );
}
