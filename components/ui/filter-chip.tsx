"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

type FilterChipProps = {
  field: string;
  operator?: string;
  value: ReactNode;
  /** Where the list without this filter is, or … */
  removeHref?: string;
  /** … what takes it away. */
  onRemove?: () => void;
  /** What the × is called; "Remove filter …" when left out. */
  removeLabel?: string;
  /** Opens the chooser of this filter's value. */
  onEdit?: () => void;
};

const PART = "inline-flex h-full items-center gap-1 border-r border-line px-[7px] last:border-r-0";
const REMOVE =
  "inline-flex h-full items-center px-[5px] text-ink-3 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 touch:px-3";

/** A filter in force: `field | operator | value | ×`. */
export function FilterChip(props: FilterChipProps) {
  const { field, operator, value, removeHref, onRemove, onEdit } = props;
  const { removeLabel = `Remove filter ${field}` } = props;
  const text = <span className="font-medium">{value}</span>;
  return (
    <span className="inline-flex h-ctl-s flex-none items-center overflow-hidden rounded-ctl border border-line-2 bg-surface text-12 whitespace-nowrap touch:h-10 touch:text-13">
      <span className={`${PART} text-ink-2`}>{field}</span>
      {operator ? <span className={`${PART} text-ink-3`}>{operator}</span> : null}
      {onEdit ? (
        <button
          type="button"
          onClick={onEdit}
          className={`${PART} hover:bg-hover focus-visible:-outline-offset-2`}
        >
          {text}
        </button>
      ) : (
        <span className={PART}>{text}</span>
      )}
      {removeHref ? (
        <Link href={removeHref} scroll={false} aria-label={removeLabel} className={REMOVE}>
          <Icon of={X} size={14} />
        </Link>
      ) : onRemove ? (
        <button type="button" onClick={onRemove} aria-label={removeLabel} className={REMOVE}>
          <Icon of={X} size={14} />
        </button>
      ) : null}
    </span>
  );
}
