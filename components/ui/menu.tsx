"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { POP } from "./pop.ts";

const ITEM =
  "flex min-h-[30px] cursor-pointer items-center gap-2 rounded-ctl px-2 py-1 outline-none select-none touch:min-h-10 data-[highlighted]:bg-hover dark:data-[highlighted]:bg-pressed data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 [&>svg]:text-ink-3";

/** Not modal: the page behind stays readable and scrolls. */
export const Menu = (props: ComponentProps<typeof Radix.Root>) => <Radix.Root modal={false} {...props} />;
/** Takes one element (`asChild`): the button that opens the menu. */
export const MenuTrigger = (props: ComponentProps<typeof Radix.Trigger>) => (
  <Radix.Trigger asChild {...props} />
);
export const MenuRadioGroup = Radix.RadioGroup;

export function MenuContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={4}
        collisionPadding={8}
        {...rest}
        className={cn(
          POP,
          "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-auto",
          className,
        )}
      />
    </Radix.Portal>
  );
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
      className={cn(ITEM, isDanger && "text-danger-text [&>svg]:text-current", className)}
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
  return <Radix.Item asChild {...rest} className={cn(ITEM, className)} />;
}

export function MenuRadioItem({ children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={ITEM}>
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
