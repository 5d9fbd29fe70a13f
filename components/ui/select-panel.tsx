/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native select can't show pictures of people */
"use client";
import { Check } from "lucide-react";
import { Menu as Radix } from "radix-ui/internal";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { MENU_ITEM } from "./menu-parts.tsx";
import { POP } from "./pop.ts";
import type { SelectOption } from "./select.tsx";
import { usePanel } from "./use-panel.ts";

type SelectPanelProps = {
  options: readonly SelectOption[];
  value: string | undefined;
  onChoose: (value: string) => void;
};

/** The open list of a Select: a menu whose items are options. */
export function SelectPanel({ options, value, onChoose }: SelectPanelProps) {
  const { root, anchor, content, triggerId } = usePanel();
  return (
    <Radix.Root {...root} modal={false}>
      <Radix.Anchor {...anchor} />
      <Radix.Portal>
        <Radix.Content
          align="start"
          {...content}
          role="listbox"
          aria-orientation="vertical"
          aria-labelledby={triggerId}
          onEntryFocus={(event) => {
            if (event.target instanceof Element) focusChosen(event.target);
          }}
          className={cn(
            POP,
            "max-h-(--radix-popper-available-height) min-w-(--radix-popper-anchor-width) overflow-auto outline-none",
          )}
        >
          {options.map((option) => {
            const isChosen = option.value === value;
            return (
              <Radix.Item
                key={option.value}
                role="option"
                aria-selected={isChosen}
                textValue={option.label}
                disabled={option.isDisabled ?? false}
                onSelect={() => onChoose(option.value)}
                className={MENU_ITEM}
              >
                {option.icon}
                <span className="flex-1">{option.label}</span>
                {isChosen ? <Icon of={Check} size={14} className="text-ink-2!" /> : null}
              </Radix.Item>
            );
          })}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Where the reader chooses from: what is chosen, else the first that can be. */
function focusChosen(list: Element): void {
  const item =
    list.querySelector<HTMLElement>("[aria-selected=true]") ??
    list.querySelector<HTMLElement>("[role=option]:not([data-disabled])");
  item?.focus();
}
