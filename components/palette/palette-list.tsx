/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no native list is chosen from while another element has the focus */
"use client";
import { AppWindow, Boxes, CornerDownLeft, Inbox, Zap, type LucideIcon } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { PaletteGroup, PaletteItem } from "#lib/shell/palette-types.ts";

const ICON: Record<Exclude<PaletteItem["kind"], "person">, LucideIcon> = {
  action: Zap,
  request: Inbox,
  group: Boxes,
  app: AppWindow,
  place: CornerDownLeft,
};

type PaletteListProps = {
  id: string;
  groups: readonly PaletteGroup[];
  activeId: string | undefined;
  onPoint: (item: PaletteItem) => void;
  onChoose: (item: PaletteItem) => void;
};

/** The id of an item's row, for aria-activedescendant. */
export const rowId = (listId: string, item: PaletteItem): string => `${listId}-${item.id}`;

/** Stable, so that it runs only when another row becomes the active one. */
const showRow = (row: HTMLElement | null): void => row?.scrollIntoView({ block: "nearest" });

/** What was found, by kind. */
export function PaletteList({ id, groups, activeId, onPoint, onChoose }: PaletteListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Results"
      tabIndex={-1}
      className="max-h-[min(60dvh,420px)] overflow-auto p-1.5"
    >
      {groups.map((group) => (
        <div key={group.title} role="group" aria-labelledby={`${id}-${group.title}`}>
          <p id={`${id}-${group.title}`} className="px-2 pt-2 pb-1 text-11 font-medium text-ink-3">
            {group.title}
          </p>
          {group.items.map((item) => (
            <div
              key={item.id}
              id={rowId(id, item)}
              ref={item.id === activeId ? showRow : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={item.id === activeId}
              onPointerMove={() => onPoint(item)}
              onMouseDown={(event) => {
                // The input keeps the focus while something is chosen with the mouse.
                event.preventDefault();
                onChoose(item);
              }}
              className={cn(
                "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-ctl px-2 py-1 select-none touch:min-h-11",
                item.id === activeId && "bg-hover dark:bg-pressed",
              )}
            >
              {item.kind === "person" ? (
                <Avatar name={item.label} objectId={item.objectId ?? item.id} size={20} />
              ) : (
                <Icon of={ICON[item.kind]} className="mx-0.5 text-ink-3" />
              )}
              <span className="min-w-0 flex-1 truncate">{item.label}</span>
              <span className="max-w-2/5 truncate text-12 text-ink-3">{item.detail}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
