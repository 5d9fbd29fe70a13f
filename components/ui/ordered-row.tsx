"use client";
import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  Trash2,
  TriangleAlert,
} from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";

type OrderedRowProps = {
  rowKey: string;
  name: string;
  detail: ReactNode;
  icon?: ReactNode;
  isOpen: boolean;
  isFirst: boolean;
  isLast: boolean;
  /** Said under the name while the row is closed. */
  problems?: readonly { severity: "error" | "warning"; message: string }[];
  onToggle: () => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
  /** Its editor, below. */
  children: ReactNode;
};

/** One of several in an order: opened to be changed, moved by buttons or Alt and the arrow keys, removed. */
export function OrderedRow(props: OrderedRowProps) {
  const { rowKey, name, detail, icon, isOpen, isFirst, isLast, problems = [] } = props;
  const { onToggle, onMove, onRemove, children } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li data-row={rowKey} className="border-b border-line">
      <div className="flex items-center gap-1 [&_button:disabled]:border-transparent [&_button:disabled]:bg-transparent">
        <button
          type="button"
          data-part="toggle"
          aria-expanded={isOpen}
          onClick={onToggle}
          onKeyDown={onKeyDown}
          className="flex min-h-row min-w-0 flex-1 flex-wrap items-center gap-x-2 rounded-mark text-left hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-11"
        >
          <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} className="text-ink-3" />
          {icon}
          <span className="min-w-0 truncate font-medium">{name}</span>
          <span className="min-w-0 text-12 text-ink-3 [overflow-wrap:anywhere]">{detail}</span>
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
      {isOpen
        ? children
        : problems.map(({ severity, message }) => (
            <p
              key={message}
              className={cn(
                "flex items-start gap-1.5 pb-1.5 pl-5.5 text-12",
                severity === "error" ? "text-danger-text" : "text-warning-text",
              )}
            >
              <Icon of={severity === "error" ? CircleAlert : TriangleAlert} size={14} className="mt-px" />
              {message}
            </p>
          ))}
    </li>
  );
}
