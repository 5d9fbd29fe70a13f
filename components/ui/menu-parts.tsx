"use client";
import { Check } from "lucide-react";
import { Menu as Radix } from "radix-ui/internal";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { POP } from "./pop.ts";
import { usePanel } from "./use-panel.ts";

export const MENU_ITEM =
  "flex min-h-[30px] cursor-pointer items-center gap-2 rounded-ctl px-2 py-1 outline-none select-none touch:min-h-10 data-[highlighted]:bg-hover dark:data-[highlighted]:bg-pressed data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 [&>svg]:text-ink-3";

export const MenuRadioGroup = Radix.RadioGroup;

export type MenuPanelProps = Pick<
  ComponentProps<typeof Radix.Content>,
  "aria-label" | "align" | "side" | "className" | "children"
>;

/** An open menu. */
export function MenuPanel({ className, ...rest }: MenuPanelProps) {
  const { root, anchor, content, triggerId, isByKey } = usePanel();
  return (
    <Radix.Root {...root} modal={false}>
      <Radix.Anchor {...anchor} />
      <Radix.Portal>
        <Radix.Content
          align="end"
          aria-labelledby={triggerId}
          {...content}
          onEntryFocus={(event) => {
            if (isByKey && event.target instanceof Element) focusFirst(event.target);
          }}
          {...rest}
          className={cn(
            POP,
            "max-h-(--radix-popper-available-height) min-w-44 overflow-auto outline-none",
            className,
          )}
        />
      </Radix.Portal>
    </Radix.Root>
  );
}

function focusFirst(menu: Element): void {
  menu.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus();
}

type MenuItemProps = ComponentProps<typeof Radix.Item> & {
  icon?: ReactNode;
  keys?: readonly string[];
  isDanger?: boolean;
  disabledReason?: string | undefined;
};

/** A choice in a menu. With `disabledReason` it stays listed, says why, and can't be chosen. */
export function MenuItem({
  icon,
  keys,
  isDanger,
  disabledReason,
  className,
  children,
  ...rest
}: MenuItemProps) {
  return (
    <Radix.Item
      {...rest}
      disabled={rest.disabled || disabledReason !== undefined}
      className={cn(MENU_ITEM, isDanger && "text-danger-text [&>svg]:text-current", className)}
    >
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {disabledReason ? <span className="block text-12 text-ink-3">{disabledReason}</span> : null}
      </span>
      {keys ? <Kbd keys={keys} /> : null}
    </Radix.Item>
  );
}

/** A menu item that is a link: pass the link as the only child. */
export function MenuLink({ className, ...rest }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item asChild {...rest} className={cn(MENU_ITEM, className)} />;
}

export function MenuRadioItem({ children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={MENU_ITEM}>
      <span className="flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Icon of={Check} size={14} className="text-ink-2" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export const MenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2 pt-1.5 pb-0.5 text-11 font-medium text-ink-3">{children}</Radix.Label>
);
